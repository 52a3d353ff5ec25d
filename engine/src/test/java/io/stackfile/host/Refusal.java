package io.stackfile.host;

/** How a fake says that it will not. */
final class Refusal {
    private Refusal() {}

    static void unless(boolean allowed, String deed, String reason) {
        if (!allowed) {
            throw new HostException("Docker did not " + deed + ": " + reason);
        }
    }
}
