package io.stackfile.canonical;

import io.stackfile.reader.Size;
import io.stackfile.reader.Time;
import io.stackfile.reader.Words;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Forms of single values. */
final class Plain {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y", "1");

    static final Form TEXT = scalar(scalar -> Optional.of(Tree.text(scalar, scalar.text())));
    static final Form TEXTS = TEXT.each();
    /** Said only where it is true. */
    static final Form FLAG = scalar(scalar -> isTrue(scalar) ? Optional.of(Tree.flag(scalar, true)) : Optional.empty());
    /** Said where it is false, too, which is not the same as saying nothing. */
    static final Form CHOICE = scalar(scalar -> Optional.of(Tree.flag(scalar, isTrue(scalar))));

    static final Form NUMBER = scalar(scalar -> Optional.of(number(scalar)));
    static final Form NUMBER_BUT_ZERO =
            scalar(scalar -> Optional.<Node>of(number(scalar)).filter(number -> !isZero(number)));
    static final Form SIZE = scalar(scalar -> Optional.of(Tree.text(scalar, size(scalar))));
    static final Form TIME = scalar(scalar -> Optional.of(Tree.text(scalar, time(scalar))));
    /** Rights to a file, in octal digits. */
    static final Form MODE = mode((scalar, mode) -> Tree.text(scalar, "0" + Integer.toOctalString(mode)));

    static final Form MODE_NUMBER = mode((scalar, mode) -> Tree.number(scalar, Integer.toString(mode)));
    /** A command line, split into words as a shell would. */
    static final Form COMMAND = written -> Optional.of(command(written));

    private Plain() {}

    private static Form scalar(Function<Node.Scalar, Optional<? extends Node>> form) {
        return written -> written instanceof Node.Scalar scalar
                ? scalar.isNull() ? Optional.empty() : form.apply(scalar).map(Node.class::cast)
                : Optional.of(written);
    }

    private static boolean isTrue(Node.Scalar scalar) {
        return TRUE.contains(scalar.text().toLowerCase(Locale.ROOT));
    }

    private static Node.Scalar number(Node.Scalar scalar) {
        try {
            BigDecimal number = new BigDecimal(scalar.text().strip());
            return Tree.number(scalar, number.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException other) {
            return scalar;
        }
    }

    private static boolean isZero(Node number) {
        return number instanceof Node.Scalar scalar && scalar.text().equals("0");
    }

    private static String size(Node.Scalar scalar) {
        var bytes = Size.read(scalar, "", new Problems());
        return bytes.isPresent() ? Long.toString(bytes.getAsLong()) : scalar.text();
    }

    private static String time(Node.Scalar scalar) {
        return Time.read(scalar, "", new Problems()).map(GoTime::text).orElse(scalar.text());
    }

    private static Form mode(BiFunction<Node.Scalar, Integer, Node> form) {
        return scalar(scalar -> {
            boolean octal = scalar.quoted() || scalar.text().startsWith("0");
            String digits = scalar.text().replaceFirst("^0o", "");
            boolean readable = digits.matches(octal ? "[0-7]{1,7}" : "\\d{1,7}");
            return Optional.of(readable ? form.apply(scalar, Integer.parseInt(digits, octal ? 8 : 10)) : scalar);
        });
    }

    private static Node command(Node written) {
        if (!(written instanceof Node.Scalar line)) {
            return TEXTS.of(written).orElse(written);
        }
        if (line.isNull()) {
            return Tree.nothing(line);
        }
        List<String> words = Words.split(line.text()).orElse(List.of(line.text()));
        return Tree.list(line, words.stream().map(word -> Tree.text(line, word)).toList());
    }
}
