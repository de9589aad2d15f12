"""Static files from this very server, without a thread for each request that is not for one."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise carries no types
    """WhiteNoise's own middleware is synchronous only, which would put every async view behind a thread."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]) -> None:
        super().__init__(get_response)
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        found: StaticFile | None = self._find(request.path_info)
        if found is None:
            answer: HttpResponseBase | Awaitable[HttpResponseBase] = self.get_response(request)
            return answer
        response = self._whole(found, request)
        return _ready(response) if self.is_async else response

    def _find(self, path: str) -> StaticFile | None:
        if self.autorefresh:
            return self.find_file(path) if self.static_prefix and path.startswith(self.static_prefix) else None
        return self.files.get(path)

    @staticmethod
    def _whole(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """The file in memory: Django would otherwise read it in a thread, with a warning. All of ours are small."""
        result = static_file.get_response(request.method, request.META)
        content = b""
        if result.file is not None:
            with result.file:
                content = result.file.read()
        response = HttpResponse(content, status=int(result.status))
        del response.headers["Content-Type"]
        for name, value in result.headers:
            response.headers[name] = value
        return response


async def _ready(response: HttpResponse) -> HttpResponse:
    return response
