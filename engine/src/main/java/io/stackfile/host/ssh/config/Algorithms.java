package io.stackfile.host.ssh.config;

import java.util.Optional;

/** Lists of algorithms as they were written, with {@code +}, {@code -} or {@code ^} in front; empty where nothing is said. */
public record Algorithms(
        Optional<String> ciphers,
        Optional<String> keyExchange,
        Optional<String> macs,
        Optional<String> hostKey,
        Optional<String> publicKey) {}
