"""What RStudio's server is to somebody who comes by a browser, without R: a page to log in, and a terminal of one's own.

The accounts are the system's. Unlike RStudio's, the page sends the password as it is, not encrypted once more.
"""

import ctypes
import hmac
import html
import http.server
import secrets
import subprocess
import urllib.parse

libcrypt = ctypes.CDLL("libcrypt.so.1")
libcrypt.crypt.restype = ctypes.c_char_p
sessions = {}


def lets_in(user, password):
    for line in open("/etc/shadow"):
        name, hashed = line.split(":")[:2]
        if name == user and hashed.startswith("$"):
            return hmac.compare_digest(hashed.encode(), libcrypt.crypt(password.encode(), hashed.encode()) or b"")
    return False


class Page(http.server.BaseHTTPRequestHandler):
    def user(self):
        for cookie in self.headers.get("Cookie", "").split(";"):
            name, _, value = cookie.strip().partition("=")
            if name == "user-id":
                return sessions.get(value)

    def answer(self, status, text, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def go(self, path, **headers):
        scheme = self.headers.get("X-Forwarded-Proto", "http")
        self.answer(302, "", Location=f"{scheme}://{self.headers['Host']}{path}", **headers)

    def do_GET(self):
        if self.path.startswith("/auth-sign-in"):
            wrong = "<p>Incorrect or invalid username/password</p>" if "error=" in self.path else ""
            self.answer(200, f"""<title>RStudio Sign In</title>{wrong}
<form method=POST action=auth-do-sign-in><input name=username><input name=password type=password><button>Sign In</button></form>
""", Content_Type="text/html")
        elif not self.user():
            self.go("/auth-sign-in?appUri=" + urllib.parse.quote(self.path, safe=""))
        elif self.path == "/":
            self.answer(200, f"<title>RStudio</title><p id=user>{html.escape(self.user())}</p>\n", Content_Type="text/html")
        else:
            self.answer(404, "")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        if self.path == "/auth-do-sign-in":
            form = dict(urllib.parse.parse_qsl(body))
            user = form.get("username", "")
            if not lets_in(user, form.get("password", "")):
                self.go("/auth-sign-in?error=1")
                return
            session = secrets.token_hex(16)
            sessions[session] = user
            secure = "; Secure" if self.headers.get("X-Forwarded-Proto") == "https" else ""
            self.go("/", Set_Cookie=f"user-id={session}; Path=/; HttpOnly{secure}")
        elif self.path == "/terminal" and self.user():
            # What it prints of this command, run by the user in their home.
            done = subprocess.run(["su", "-", self.user(), "-c", body], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            self.answer(200, done.stdout.decode(), Content_Type="text/plain")
        else:
            self.answer(403, "")


http.server.ThreadingHTTPServer(("0.0.0.0", 8787), Page).serve_forever()
