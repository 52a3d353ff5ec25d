package io.stackfile.host.ssh.config;

/** Which addresses of a host are tried. */
public enum AddressFamily {
    ANY,
    INET,
    INET6
}
