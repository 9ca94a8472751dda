package org.brightline.platform.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up host names. */
@FunctionalInterface
public interface Names {
    /** The look-up of the operating system. */
    Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * All addresses of a host.
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
