"""A server of Brightline for a measurement: on a data folder of its own, with an API key, stopped at the end."""

import contextlib
import http.client
import json
import os
import queue
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
COMMAND = os.path.join(HERE, "..", "brightline") + " serve"
PASSWORD = "quiet harbour in the evening"


class Client:
    def __init__(self, port, timeout=120):
        self.port = port
        self.timeout = timeout
        self.headers = {}

    def send(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        connection.request(method, path, body, {**self.headers, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.status >= 400:
            sys.exit(f"{method} {path} answers {answer.status}: {text}")
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        return text

    def form(self, path, **fields):
        return self.send(
            "POST", path, urllib.parse.urlencode(fields), **{"Content-Type": "application/x-www-form-urlencoded"})

    def json(self, path, body, **headers):
        text = self.send("POST", path, json.dumps(body), **{"Content-Type": "application/json", **headers})
        return json.loads(text)


def started(server, port):
    """The one-time password, once the server answers."""
    passwords = queue.Queue()

    def drain():
        # To the end, also after the password: a server whose output nobody takes stands still.
        for line in server.stdout:
            found = re.search(r"password\s+(\S+)", line)
            if found:
                passwords.put(found.group(1))
        passwords.put(None)

    threading.Thread(target=drain, daemon=True).start()
    end = time.monotonic() + 120
    try:
        password = passwords.get(timeout=120)
    except queue.Empty:
        sys.exit("The server did not say a password within 120 seconds.")
    if password is None:
        sys.exit("The server ended before it said a password.")
    while time.monotonic() < end and server.poll() is None:
        try:
            Client(port, timeout=5).send("GET", "/health")
            return password
        except OSError:
            time.sleep(0.2)
    sys.exit("The server did not start.")


def key(port, password, scopes, platform=None):
    """A client with an API key, as an administrator issues it in the console, and the platform that it speaks for."""
    client = Client(port)
    client.form("/sign-in", login="admin", password=password)
    token = re.search(r'name="_csrf" value="([^"]+)"', client.send("GET", "/password")).group(1)
    client.form("/password", _csrf=token, password=PASSWORD, again=PASSWORD)
    token = re.search(r'name="_csrf" value="([^"]+)"', client.send("GET", "/settings")).group(1)
    csrf = {"X-CSRF-Token": token}
    if platform:
        client.json("/v1/platforms", {"slug": platform, "name": platform}, **csrf)
    wanted = {"label": "load", "scopes": scopes, "days": 1, **({"platform": platform} if platform else {})}
    keyed = Client(port)
    keyed.headers["Authorization"] = "Bearer " + client.json("/v1/keys", wanted, **csrf)["token"]
    return keyed


def fill(client, entries):
    """A bank of PDQ hashes."""
    client.json("/v1/banks", {"name": "LOAD", "description": "for a measurement"})
    body = "".join(f"pdq {entry:064x}\n" for entry in entries)
    begin = time.monotonic()
    report = client.send(
        "POST", "/v1/banks/LOAD/entries:import?format=hashes&source=random&reason=measurement", body,
        **{"Content-Type": "text/plain"}).splitlines()[-1]
    print(f"{json.loads(report)['report']['added']} entries in {time.monotonic() - begin:.1f} s", flush=True)


@contextlib.contextmanager
def running(command, port):
    """The process, its one-time password, and an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        server = subprocess.Popen(
            shlex.split(command), stdout=subprocess.PIPE, text=True,
            env={**os.environ, "BRIGHTLINE_DATA_DIRECTORY": os.path.join(folder, "data"),
                 "BRIGHTLINE_SERVER_PORT": str(port)})
        try:
            yield server, started(server, port), folder
        finally:
            server.terminate()
            server.wait(timeout=60)


def processor(pid):
    """Seconds of processor time that a process has used."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Megabytes of a Java process: resident at its greatest, and of the heap taken, in use, and in use after a collection."""
    with open(f"/proc/{pid}/status") as file:
        resident = int(re.search(r"VmHWM:\s+(\d+) kB", file.read()).group(1)) // 1024
    jcmd = os.path.join(os.path.dirname(os.readlink(f"/proc/{pid}/exe")), "jcmd")

    def heap():
        text = subprocess.run([jcmd, str(pid), "GC.heap_info"], capture_output=True, text=True, check=True).stdout
        # Collectors with generations write a line for each space of the heap.
        return [sum(map(int, re.findall(rf"{word} (\d+)K", text))) // 1024 for word in ("(?:total|committed)", "used")]

    taken, used = heap()
    subprocess.run([jcmd, str(pid), "GC.run"], capture_output=True, check=True)
    return resident, taken, used, heap()[1]


def load():
    with open("/proc/loadavg") as file:
        return file.read().split()[0]
