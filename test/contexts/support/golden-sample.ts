/** What `qlik` writes (docs/contexts-file.md), made with Go's yaml.v3. */
export const goldenSample = `current-context: Prod EU
contexts:
    "123":
        headers: {}
        server: https://x.eu.qlikcloud.com
    Prod EU:
        headers:
            Authorization: Bearer eyJhbGciOi.made.up
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
    bot:
        comment: 'line one: has colon # and hash'
        oauth-client-id: 0123456789abcdef0123456789abcdef
        oauth-client-secret: 12e4567
        server: https://go10njvx344b4j2.us.qlikcloud.com
        server-type: cloud
    "café 日本 \\U0001F600":
        server: https://y
    local:
        comment: |-
            multi
            line
        insecure: true
        server: localhost:9076
    "null": {}
    qseow:
        headers:
            Authorization: Bearer abc
            cookie: X-Qlik-Session=00000000-0000-0000-0000-000000000000
        insecure: true
        server: https://q.example.com/jwt
        server-type: Windows
    "yes":
        server: ""
`;
