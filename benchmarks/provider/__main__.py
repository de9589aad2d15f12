"""`python -m benchmarks.provider [--first-s S] [--per-s N] [--tokens N]`"""

from argparse import ArgumentParser

from benchmarks.provider.app import Pace, Provider
from benchmarks.serving import serve


def main() -> None:
    """Print the address and answer until stopped."""
    parser = ArgumentParser(description="The simulated provider.")
    parser.add_argument("--first-s", type=float, default=Pace().first_s, help="seconds to the first token")
    parser.add_argument("--per-s", type=float, default=Pace().per_s, help="tokens a second after it")
    parser.add_argument("--tokens", type=int, default=Pace().tokens, help="tokens of one answer")
    given = parser.parse_args()
    # As vendors do, it leaves connections open for longer than its clients do.
    serve(Provider(Pace(given.first_s, given.per_s, given.tokens)), keep_alive_s=300)


if __name__ == "__main__":
    main()
