package org.brightline.platform.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers each path with the bytes that the test wrote, however wrong they are. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The address of a path here. */
    String at(String path) {
        return "http://localhost:" + port() + path;
    }

    /** Answers the path with these bytes, then closes. */
    void answer(String path, byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        answers.put(path, all.toByteArray());
    }

    void answer(String path, String head) {
        answer(path, head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What was asked: the request line and the headers of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try {
            var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
            if (head.isEmpty() || !head.getFirst().startsWith("GET ")) {
                client.close();
                return;
            }
            asked.add(String.join("\n", head));
            byte[] answer = answers.get(head.getFirst().split(" ", 3)[1]);
            if (answer == null) {
                held.add(client); // a path without an answer stays silent
                return;
            }
            client.getOutputStream().write(answer);
            client.getOutputStream().flush();
            client.close();
        } catch (IOException e) {
            held.add(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : held) {
            client.close();
        }
    }
}
