package io.stackfile.host.ssh;

/**
 * Where an engine listens on another machine.
 *
 * @param chosen whether the user said so; else other usual places are looked at, too
 */
record EngineSocket(String path, boolean chosen) {
    static final EngineSocket USUAL = new EngineSocket("/var/run/docker.sock", false);
}
