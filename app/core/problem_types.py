"""The kinds of problem that the service answers with, explained in both languages."""

from dataclasses import dataclass

from app.core.shapes import Text


@dataclass(frozen=True)
class ProblemType:
    """A kind of problem: what `/problems/{slug}` explains."""

    slug: str
    status: int
    title: Text
    explanation: Text


PROBLEM_TYPES = {
    kind.slug: kind
    for kind in (
        ProblemType(
            "unknown-parameter",
            400,
            Text(ja="存在しないパラメータ", en="Unknown query parameter"),
            Text(
                ja="この住所にないパラメータが指定されました。綴りの誤りが黙って無視されることのないよう、"
                "知らない名前は断ります。errors に正しい名前の候補があります。",
                en="The request names a parameter that this address does not have. Unknown names are refused, so "
                "that a typing error never silently changes an answer. `errors` suggests the nearest name.",
            ),
        ),
        ProblemType(
            "invalid-parameter",
            422,
            Text(ja="パラメータの値の誤り", en="Invalid parameter value"),
            Text(
                ja="パラメータの名前は正しいものの、値が許される形や範囲にありません。"
                "errors の各項目が、値、許される値、近い候補を示します。",
                en="The parameter exists, but its value is malformed or out of range. Each entry of `errors` names "
                "the parameter, what is wrong with the value, what is allowed, and the nearest right value.",
            ),
        ),
        ProblemType(
            "not-found",
            404,
            Text(ja="見つかりません", en="Not found"),
            Text(
                ja="この住所には何もありません。近い住所やIDがあれば errors に示します。"
                "/v1 にすべてのコレクションの一覧があります。",
                en="There is nothing at this address. `errors` names the nearest paths or ids, if there are any; "
                "/v1 lists all collections.",
            ),
        ),
        ProblemType(
            "unknown-release",
            404,
            Text(ja="存在しない公開版", en="Unknown release"),
            Text(
                ja="指定された公開版をこのサービスは持っていません。errors の allowed が持っている版です。",
                en="The service does not have the release that was asked for. `allowed` lists those it has.",
            ),
        ),
        ProblemType(
            "expired-cursor",
            410,
            Text(ja="期限切れのカーソル", en="Expired cursor"),
            Text(
                ja="ページをめくる途中で新しい公開版に替わりました。順序や件数が変わり得るため、"
                "links.first から読み直してください。",
                en="A new release was published while the pages were being read. Order and number of records may "
                "have changed: start again without `cursor`.",
            ),
        ),
        ProblemType(
            "method-not-allowed",
            405,
            Text(ja="許可されないメソッド", en="Method not allowed"),
            Text(
                ja="このサービスは読み取り専用です。Allow ヘッダに使えるメソッドがあります。",
                en="The service is read-only. The `Allow` header lists the methods that work here.",
            ),
        ),
        ProblemType(
            "not-acceptable",
            406,
            Text(ja="提供できない形式", en="Not acceptable"),
            Text(
                ja="Accept ヘッダが求める形式では答えられません。allowed に提供できる形式があります。",
                en="The answer is not available in any media type that the `Accept` header asks for. "
                "`allowed` lists those that are.",
            ),
        ),
        ProblemType(
            "store-unavailable",
            503,
            Text(ja="データを準備中", en="Data not available"),
            Text(
                ja="事実のデータベースがないか、読めません。運用者は python -m app seed で作り直せます。",
                en="The store of facts is missing or cannot be read. The operator can make it again with "
                "`python -m app seed`.",
            ),
        ),
        ProblemType(
            "extra-missing",
            501,
            Text(ja="この設置にない機能", en="Not installed here"),
            Text(
                ja="この形式を作る部品が、このサーバには入っていません。detail に加え方があります。"
                "ほかの形式は使えます。",
                en="The part that makes this form is not installed on this server. `detail` says how it is added; "
                "the other forms work.",
            ),
        ),
        ProblemType(
            "bad-request",
            400,
            Text(ja="HTTPとして読めない要求", en="Not a readable HTTP request"),
            Text(
                ja="届いたものをHTTPの要求として読めませんでした。文字を % で表していない住所や、"
                "改行の混じったヘッダがよくある原因です。接続は閉じました。",
                en="What arrived could not be read as an HTTP request: often an address with characters that are not "
                "percent-encoded, or a line break within a header. The connection was closed.",
            ),
        ),
        ProblemType(
            "too-many-parameters",
            400,
            Text(ja="パラメータが多すぎる", en="Too many parameters"),
            Text(
                ja="一つの要求に書けるパラメータの数を超えました。同じ名前の値はコンマで区切ってまとめられます。",
                en="The request has more query parameters than one may have. Values of one parameter can be joined "
                "with commas.",
            ),
        ),
        ProblemType(
            "request-timeout",
            408,
            Text(ja="要求が届ききらない", en="Request timeout"),
            Text(
                ja="要求の全体が時間内に届かなかったため、接続を閉じました。もう一度送ってください。",
                en="The request did not arrive in whole within the time there is for it, and the connection was "
                "closed. Send it again.",
            ),
        ),
        ProblemType(
            "content-too-large",
            413,
            Text(ja="本文が大きすぎる", en="Content too large"),
            Text(
                ja="要求の本文が、受け付ける大きさを超えました。detail に上限があります。",
                en="The body of the request is larger than what is taken. `detail` names the limit.",
            ),
        ),
        ProblemType(
            "uri-too-long",
            414,
            Text(ja="住所が長すぎる", en="Address too long"),
            Text(
                ja="要求の住所が長すぎます。fields や値の一覧を短くするか、要求をいくつかに分けてください。",
                en="The address of the request is too long. Shorten `fields` or a list of values, or ask in several "
                "requests.",
            ),
        ),
        ProblemType(
            "quota-exceeded",
            429,
            Text(ja="要求の回数の上限", en="Quota exceeded"),
            Text(
                ja="決められた時間に送れる要求の数を使い切りました。Retry-After の秒数だけ待ってください。"
                "RateLimit-Policy に上限、RateLimit に残りがあります。",
                en="The requests that a client may send in a span of time are used up. Wait as many seconds as "
                "`Retry-After` says. `RateLimit-Policy` tells the quota, `RateLimit` what is left of it.",
            ),
        ),
        ProblemType(
            "headers-too-large",
            431,
            Text(ja="ヘッダが大きすぎる", en="Header fields too large"),
            Text(
                ja="要求のヘッダが多すぎるか、大きすぎます。このサービスはクッキーも鍵も使わないので、送る必要はありません。",
                en="The header fields of the request are too many or too large. The service needs neither cookies nor "
                "keys: leave them out.",
            ),
        ),
        ProblemType(
            "overloaded",
            503,
            Text(ja="混み合っている", en="Overloaded"),
            Text(
                ja="同時に答えている要求が多いため、お待たせする代わりにすぐ断りました。"
                "Retry-After の秒数だけ待って、送り直してください。",
                en="More requests are being answered than the service can take on, and it says so rather than let you "
                "wait. Send the request again after as many seconds as `Retry-After` says.",
            ),
        ),
        ProblemType(
            "query-too-slow",
            503,
            Text(ja="時間のかかりすぎる問い合わせ", en="Query took too long"),
            Text(
                ja="答えを探すのに時間がかかりすぎたため、途中でやめました。条件を足して範囲を狭めるか、"
                "limit を小さくしてください。",
                en="Finding the answer took longer than a query may take, and was given up. Narrow it with a filter, "
                "or ask for fewer records.",
            ),
        ),
        ProblemType(
            "internal-error",
            500,
            Text(ja="内部エラー", en="Internal error"),
            Text(
                ja="サービス側の誤りです。instance の番号を添えて報告してください。",
                en="The service failed. Please report it with the number in `instance`.",
            ),
        ),
    )
}
"""Every kind of problem by its slug."""
