package dev.longshore.registries;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Where an address lies, by the registries of special addresses (RFC 6890 and the clouds' own). */
enum Place {
    /** No registry lives there: link-local, metadata of clouds, multicast, no address at all. */
    FORBIDDEN,
    /** This machine. */
    LOOPBACK,
    /** A network that is not the internet. */
    PRIVATE,
    /** The internet. */
    PUBLIC;

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /** Where it lies. */
    static Place of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
            return FORBIDDEN;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        return address instanceof Inet4Address ? ofFour(bytes) : ofSix(address, bytes);
    }

    private static Place ofFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean metadata = first == 100 && second == 100 && (bytes[2] & 0xff) == 100 && (bytes[3] & 0xff) == 200;
        if (first == 0 || first >= 240 || metadata) {
            return FORBIDDEN;
        }
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean site = first == 10 || (first == 172 && second >= 16 && second < 32) || (first == 192 && second == 168);
        boolean testing = first == 198 && (second == 18 || second == 19);
        boolean reserved = first == 192 && second == 0 && bytes[2] == 0;
        return shared || site || testing || reserved ? PRIVATE : PUBLIC;
    }

    private static Place ofSix(InetAddress address, byte[] bytes) {
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return ofEmbedded(Arrays.copyOfRange(bytes, NAT64.length, bytes.length));
        }
        boolean metadata = address.getHostAddress().startsWith("fd00:ec2:0:0:0:0:0:254");
        if (metadata) {
            return FORBIDDEN;
        }
        boolean unique = (bytes[0] & 0xfe) == 0xfc;
        boolean site = address.isSiteLocalAddress();
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean tunnel = bytes[0] == 0x20 && bytes[1] == 0x02;
        return unique || site || !global ? PRIVATE : tunnel ? ofEmbedded(Arrays.copyOfRange(bytes, 2, 6)) : PUBLIC;
    }

    private static Place ofEmbedded(byte[] four) {
        try {
            return of(InetAddress.getByAddress(four));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
