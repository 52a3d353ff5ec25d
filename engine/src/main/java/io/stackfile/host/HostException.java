package io.stackfile.host;

/** A machine did not do what it was asked; the message is for the user and names what was asked. */
public class HostException extends RuntimeException {
    public HostException(String message) {
        super(message);
    }

    public HostException(String message, Throwable cause) {
        super(message, cause);
    }
}
