"""The language of the strings for people in an answer."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.translations.catalog import Translation, translation_accepted, translation_for

Language = Annotated[
    str | None,
    Query(
        description="A language as WHMCS names it, such as `english`. Any other is English.",
        max_length=64,
    ),
]


def accepted_by(request: Request) -> Translation:
    """Return the strings of the language that a request accepts, without one the English ones."""
    return translation_accepted(",".join(request.headers.getlist("accept-language")))


def headers_of(translation: Translation) -> dict[str, str]:
    """Return the headers of an answer with strings in this language."""
    return {"Content-Language": translation.strings["code"], "Vary": "Accept-Language"}


async def _of_answer(
    request: Request, response: Response, language: Language = None
) -> Translation:
    translation = accepted_by(request) if language is None else translation_for(language)
    response.headers.update(headers_of(translation))
    return translation


AnswerTranslation = Annotated[Translation, Depends(_of_answer)]
"""The strings of the language that a query names or else a header accepts."""
