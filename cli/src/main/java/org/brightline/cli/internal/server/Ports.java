package org.brightline.cli.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
public final class Ports {
    private Ports() {}

    /** A port of this machine that nobody listens on now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does nothing if a port can be listened on.
     *
     * @param option the option that another port is given by
     * @throws IOException in words, if somebody listens there or nobody may
     */
    public static void demandFree(String address, int port, String option) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that was left a moment ago is free
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw taken(address, port, option);
        }
    }

    static IOException taken(String address, int port, String option) {
        return new IOException("Port " + port + " on " + address
                + " is taken. Stop what listens there or choose another with " + option + ".");
    }
}
