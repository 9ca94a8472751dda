package org.brightline.cli.internal.server;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.brightline.platform.Server;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A started server and where it answers. */
public record RunningServer(ConfigurableApplicationContext context, URI address) implements AutoCloseable {

    /** @throws IOException in words, if its port is taken */
    public static RunningServer start(List<String> arguments, ServerOptions options) throws IOException {
        return start(arguments, options, before -> {});
    }

    /**
     * Starts it with something to be there before the first request is answered.
     *
     * @param before gets the server's rooms while nothing listens yet
     * @throws IOException in words, if its port is taken
     */
    public static RunningServer start(
            List<String> arguments, ServerOptions options, Consumer<ApplicationContext> before) throws IOException {
        try {
            ConfigurableApplicationContext context = Server.start(before, arguments.toArray(String[]::new));
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            String host =
                    options.address.equals("0.0.0.0") || options.address.equals("::") ? "127.0.0.1" : options.address;
            return new RunningServer(context, URI.create("http://" + host + ":" + port));
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException
                        || cause.getClass().getSimpleName().equals("PortInUseException")) {
                    throw Ports.taken(options.address, options.port, "--port");
                }
            }
            throw e;
        }
    }

    /** A bean of the server. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Returns when the server has stopped, by Ctrl-C or a signal. */
    public void await() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        context.close();
    }
}
