"""A mailbox on this machine that speaks as much IMAP as the portal asks for."""

import re
import socketserver
import threading
from email import message_from_bytes

PASSWORD = "geheim und #lang"


class Conversation(socketserver.StreamRequestHandler):
    def setup(self):
        if self.server.context:
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self):
        super().finish()
        self.request.close()

    def handle(self):
        box = self.server.box
        self.say("* OK ready")
        while line := self.rfile.readline():
            tag, command = line.decode().strip().split(" ", 1)
            box.asked.append(command)
            name = command.removeprefix("UID ").split(" ")[0].upper()
            if name == "LOGIN" and PASSWORD not in command:
                self.say(f"{tag} NO who are you")
                continue
            getattr(self, f"do_{name.lower()}", lambda box, command: None)(box, command)
            self.say(f"{tag} OK done")
            if name == "LOGOUT":
                return

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def do_capability(self, box, command):
        self.say("* CAPABILITY IMAP4rev1")

    def do_select(self, box, command):
        self.say(f"* {len(box.mails)} EXISTS")

    def do_search(self, box, command):
        self.say("* SEARCH " + " ".join(str(uid) for uid in box.mails if uid not in box.flagged))

    def do_fetch(self, box, command):
        uid = int(re.search(r"FETCH (\d+)", command)[1])
        data = box.mails[uid]
        if "[HEADER]" in command:
            wanted, data_said = "BODY[HEADER]", data.partition(b"\n\n")[0] + b"\n\n"
        else:
            wanted, data_said = "BODY[]", data
        self.wfile.write(f"* {uid} FETCH (UID {uid} {wanted} {{{len(data_said)}}}\r\n".encode())
        self.wfile.write(data_said + f" RFC822.SIZE {box.sizes.get(uid, len(data))})\r\n".encode())

    def do_store(self, box, command):
        uid = int(re.search(r"STORE (\d+)", command)[1])
        (box.deleted if "Deleted" in command else box.flagged).add(uid)

    def do_logout(self, box, command):
        self.say("* BYE")

    def do_expunge(self, box, command):
        for uid in box.deleted:
            box.mails.pop(uid, None)
        box.deleted.clear()


class Mailbox:
    def __init__(self, context=None):
        """With TLS where there is a context; who ends that before it began is no matter of the server's."""
        self.mails, self.sizes = {}, {}
        self.flagged, self.deleted = set(), set()
        self.asked = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
        self._server.daemon_threads = True
        self._server.box, self._server.context = self, context
        if context:
            self._server.handle_error = lambda request, address: None
        threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True).start()

    @property
    def port(self):
        return self._server.server_address[1]

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def subjects(self):
        return [message_from_bytes(data)["Subject"] for data in self.mails.values()]
