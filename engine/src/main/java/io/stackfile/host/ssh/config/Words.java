package io.stackfile.host.ssh.config;

import java.util.ArrayList;
import java.util.List;

/** The words of a line: divided by blanks, held together by quotes of both kinds, ended by a comment. */
final class Words {
    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<String> of(String text) throws BadLine {
        Words rest = new Words(text);
        List<String> words = new ArrayList<>();
        while (rest.moreFollow()) {
            words.add(rest.next());
        }
        return words;
    }

    private boolean moreFollow() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) != '#';
    }

    private String next() throws BadLine {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && isEscaped(quote)) {
                word.append(text.charAt(++at));
            } else if (quote == 0 && isBlank(c)) {
                break;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new BadLine("a quote is not closed; write the second " + quote);
        }
        return word.toString();
    }

    /** Any other character keeps the backslash before it. */
    private boolean isEscaped(char quote) {
        return at + 1 < text.length() && (quote == 0 ? "'\"\\ " : "'\"\\").indexOf(text.charAt(at + 1)) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
