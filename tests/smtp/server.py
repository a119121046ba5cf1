"""A real SMTP server (aiosmtpd) for the tests, as friendly or as rude as a control file says.

    server.py FOLDER PORT [CERTIFICATE KEY USER PASSWORD]

FOLDER/control.json maps a recipient, or "*", to what happens to mail for them:
    accept      it is taken
    refuse      550 at RCPT
    greylist    451 at RCPT
    full        452 at the end of DATA
    hang        no answer at RCPT
    die         the connection ends after DATA, before the answer; the mail was taken
Each mail taken is a line of JSON in FOLDER/received.jsonl. With a certificate, STARTTLS and the password are needed.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])


def behaviour(recipient):
    try:
        control = json.loads((folder / "control.json").read_text())
    except FileNotFoundError:
        control = {}
    return control.get(recipient.lower(), control.get("*", "accept"))


def note(**line):
    with (folder / "received.jsonl").open("a") as out:
        out.write(json.dumps(line) + "\n")


def part(message, kind):
    found = message.get_body(preferencelist=(kind,))
    return found.get_content() if found else ""


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        does = behaviour(address)
        if does == "refuse":
            return "550 5.1.1 No such user " + address
        if does == "greylist":
            return "451 4.7.1 Greylisted, try again later"
        if does == "hang":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        recipient = envelope.rcpt_tos[0]
        does = behaviour(recipient)
        if does == "full":
            return "452 4.3.1 Insufficient system storage"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        note(
            to=recipient,
            sender=envelope.mail_from,
            subject=str(message["Subject"]),
            text=part(message, "plain"),
            html=part(message, "html"),
            headers={name.lower(): str(value) for name, value in message.items()},
            tls=session.ssl is not None,
            user=session.auth_data.login.decode() if session.auth_data else None,
            died=does == "die",
        )
        if does == "die":
            server.transport.abort()
            await asyncio.sleep(1)
        return "250 OK"


def check(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == tuple(sys.argv[5:7])
    return AuthResult(success=right, handled=False, auth_data=data)


def conversation():
    options = {"enable_SMTPUTF8": True, "hostname": "localhost"}
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
        options |= {
            "tls_context": context,
            "require_starttls": True,
            "authenticator": check,
            "auth_required": True,
        }
    return SMTP(Handler(), **options)


async def main():
    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", port)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
