package io.stackfile.host;

/** The way to a machine was lost while something was asked of it; whether that was done is not known, and nothing else can be asked. */
public final class HostLost extends HostException {
    public HostLost(String message, Throwable cause) {
        super(message, cause);
    }
}
