package io.stackfile.cloud;

/** A provider did not do what it was asked, or was not asked rightly; the message is for the user. */
public class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isOutcomeUnknown;

    CloudException(String message) {
        this(message, false);
    }

    CloudException(String message, boolean isOutcomeUnknown) {
        super(message);
        this.isOutcomeUnknown = isOutcomeUnknown;
    }

    /** Whether what was asked for may have been done all the same. */
    final boolean isOutcomeUnknown() {
        return isOutcomeUnknown;
    }

    final CloudException with(String further) {
        return new CloudException(getMessage() + "\n" + further, isOutcomeUnknown);
    }
}
