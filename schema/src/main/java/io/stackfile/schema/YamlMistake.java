package io.stackfile.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A text that is no YAML: what its author probably did, in plain words, told by what the parser stumbled over. */
final class YamlMistake {
    private final Position reached;
    private final Position begin;
    private final Position at;
    private final String said;
    private final String doing;

    private YamlMistake(MarkedYamlEngineException mistake, Position reached) {
        this.reached = reached;
        this.at = mistake.getProblemMark().map(this::position).orElse(reached);
        this.begin = mistake.getContextMark().map(this::position).orElse(at);
        this.said = mistake.getProblem();
        this.doing = Optional.ofNullable(mistake.getContext()).orElse("");
    }

    /** @param reached where the last value begins that could be read */
    static Problem of(YamlEngineException mistake, Position reached) {
        if (mistake instanceof MarkedYamlEngineException marked) {
            return new YamlMistake(marked, reached).explain();
        }
        if (mistake instanceof ReaderException reader) {
            String character = String.format("U+%04X", reader.getCodePoint());
            return problem(
                    position(reached.source(), reader.getPosition()),
                    "the invisible character " + character + " is not allowed",
                    "take it out, or write it as an escape in double quotes");
        }
        return problem(reached, "the file cannot be read from here on", "look for what differs from the lines above");
    }

    private Problem explain() {
        Problem problem = explainSpelling();
        if (problem == null) {
            problem = explainStructure();
        }
        return problem != null
                ? problem
                : problem(at, "this cannot be read", "look for a missing quote, colon or bracket here or just above");
    }

    /** Mistakes within a word. */
    private @Nullable Problem explainSpelling() {
        YamlLine line = new YamlLine(at);
        if (said.contains("TAB") && line.tab() >= 0) {
            return problem(line.place(line.tab()), "a tab is used for indentation", "use spaces");
        }
        if (said.contains("TAB") && line.text().contains("\t")) {
            return problem(line.place(line.text().indexOf('\t')), "a tab stands where blanks belong", "use spaces");
        }
        if (said.contains("mapping keys are not allowed")) {
            return problem(at, "a value cannot begin with '?'", line.quoteCure());
        }
        if (said.contains("cannot start any token")) {
            return problem(at, "a value cannot begin with '" + line.character() + "'", line.quoteCure());
        }
        if (doing.contains("quoted scalar")) {
            return quoted(line);
        }
        if (doing.contains("an alias") || doing.contains("an anchor")) {
            YamlLine star = new YamlLine(begin);
            return problem(
                    begin, "after '" + star.character() + "' the name of an anchor is expected", star.quoteCure());
        }
        if (doing.contains("a block scalar")) {
            return problem(
                    at,
                    "a block of text begins on the line after '" + new YamlLine(begin).character() + "'",
                    "move this text to the next line and indent it");
        }
        if (doing.contains("a tag") || said.contains("tag handle")) {
            return problem(
                    begin, "the tag that begins here is not understood", "take it out, or put the value in quotes");
        }
        if (doing.contains("directive") || said.contains("directive") || said.contains("<document start>")) {
            return problem(at, "lines that begin with % or ... have no place here", "take them out");
        }
        return null;
    }

    private Problem quoted(YamlLine line) {
        if (said.contains("escape")) {
            int back = line.before().lastIndexOf('\\');
            return problem(
                    back < 0 ? at : line.place(back),
                    "a backslash in double quotes begins an escape, and this is none",
                    "use single quotes, or write the backslash twice");
        }
        String quote = new YamlLine(begin).character();
        return problem(
                begin,
                "the quote that opens here is never closed",
                "write a " + (quote.equals("'") ? "'" : "\"") + " at the end of the value");
    }

    /** Mistakes in how lines hang together. */
    private @Nullable Problem explainStructure() {
        YamlLine line = new YamlLine(at);
        if (said.contains("mapping values are not allowed")) {
            return reached.line() < at.line() ? folded(line) : secondColon(line);
        }
        if (said.contains("could not find expected ':'")) {
            return new YamlLine(begin).neitherKeyNorItem();
        }
        if (said.contains("sequence entries are not allowed")) {
            return problem(
                    at,
                    "a list cannot begin on the line of its key",
                    "put each '- ' on a line of its own, or write [a, b]");
        }
        if (said.contains("expected ',' or")) {
            String open = new YamlLine(begin).character();
            String close = open.equals("[") ? "]" : "}";
            return problem(
                    begin,
                    "the '" + open + "' that opens here is not closed",
                    "write the missing '" + close + "' or ','");
        }
        if (said.contains("<stream end>")) {
            return problem(
                    reached, "the file ends before every bracket is closed", "write the missing '}' or ']' at the end");
        }
        if (said.contains("expected the node content")) {
            return problem(at, "a value cannot begin with '" + line.character() + "'", line.quoteCure());
        }
        if (line.text().strip().startsWith(":")) {
            return problem(at, "this key is empty", "write a name before the colon");
        }
        return said.contains("<block end>") ? blockEnd(line) : null;
    }

    private Problem blockEnd(YamlLine line) {
        if (said.contains("<scalar>")
                && reached.line() < at.line()
                && !line.before().isBlank()) {
            return problem(
                    reached,
                    "the quote that opens here closes only in line " + at.line(),
                    "close it where its value ends");
        }
        if (said.contains("<scalar>")) {
            return problem(at, "text follows a value that has ended", "put the whole value in quotes");
        }
        if (said.contains("'}'") || said.contains("']'")) {
            return problem(
                    at,
                    "nothing opens before this '" + line.character() + "'",
                    "take it out, or put the value in quotes");
        }
        if (said.contains("'-'")) {
            return problem(
                    at,
                    "a list item stands among keys",
                    "indent it below the key it belongs to, and leave nothing else after that key's colon");
        }
        if (said.contains("'?'") || doing.contains("collection")) {
            return problem(
                    at,
                    "a key stands among list items",
                    "write '- ' before it, or move it to the column of its neighbours");
        }
        return problem(
                at,
                "the indentation of this line fits none of the lines above",
                "begin it in the column of the keys it belongs to");
    }

    /** A colon in a line that was read as more of the value above. */
    private Problem folded(YamlLine line) {
        YamlLine above = new YamlLine(reached);
        if (above.before().isBlank() || above.before().endsWith("- ")) {
            return above.neitherKeyNorItem();
        }
        return problem(
                line.place(line.indentation()),
                "this line is indented more than the key above it",
                "begin it in column " + (above.indentation() + 1));
    }

    private Problem secondColon(YamlLine line) {
        YamlLine value = new YamlLine(reached);
        return problem(at, "a value with ': ' in it needs quotes", value.quoteCure());
    }

    private Position position(Mark mark) {
        return new Position(reached.source(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Position position(Source source, int index) {
        String before = source.text().substring(0, Math.min(index, source.text().length()));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return new Position(source, (int) before.chars().filter(c -> c == '\n').count() + 1, line.length() + 1);
    }

    private static Problem problem(Position at, String what, String cure) {
        return new Problem(Problem.Severity.ERROR, at, "", what, cure, 1);
    }
}
