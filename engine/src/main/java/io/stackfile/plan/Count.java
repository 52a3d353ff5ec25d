package io.stackfile.plan;

/** A number and its noun: {@code 1 service}, {@code 3 services}. */
final class Count {
    private Count() {}

    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
