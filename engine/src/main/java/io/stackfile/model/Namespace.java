package io.stackfile.model;

/** Whose part of the kernel a container sees: its network, its processes, its shared memory. */
public sealed interface Namespace {
    /** One the engine knows by a word: {@code host}, {@code none}, {@code private}. */
    record Mode(String word) implements Namespace {
        @Override
        public String toString() {
            return word;
        }
    }

    /** That of the first container of another service of the stack. */
    record OfService(String service) implements Namespace {
        @Override
        public String toString() {
            return "service:" + service;
        }
    }

    /** That of a container outside the stack. */
    record OfContainer(String container) implements Namespace {
        @Override
        public String toString() {
            return "container:" + container;
        }
    }
}
