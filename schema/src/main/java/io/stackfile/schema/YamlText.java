package io.stackfile.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** A tree as YAML, its {@code !reset} and {@code !override} too: block style, two spaces; text that another reader of YAML might take for a number is in quotes. */
public final class YamlText {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(120)
            .setSplitLines(false)
            .build();

    private final List<Event> events = new ArrayList<>();

    private YamlText() {}

    public static String of(Node node) {
        YamlText text = new YamlText();
        text.events.add(new StreamStartEvent());
        text.events.add(new DocumentStartEvent(false, Optional.empty(), java.util.Map.of()));
        text.add(node, Optional.empty());
        text.events.add(new DocumentEndEvent(false));
        text.events.add(new StreamEndEvent());
        return new Present(SETTINGS).emitToString(text.events.iterator());
    }

    private void add(Node node, Optional<String> tag) {
        if (node instanceof Node.Mapping mapping) {
            FlowStyle style = mapping.entries().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            events.add(new MappingStartEvent(Optional.empty(), tag, tag.isEmpty(), style));
            mapping.all().forEach(entry -> {
                scalar(entry.name(), PlainType.of(entry.name()) == Node.Type.NULL, Optional.empty());
                add(entry.value(), tag(entry));
            });
            events.add(new MappingEndEvent());
        } else if (node instanceof Node.Sequence sequence) {
            FlowStyle style = sequence.items().isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            events.add(new SequenceStartEvent(Optional.empty(), tag, tag.isEmpty(), style));
            sequence.items().forEach(item -> add(item, Optional.empty()));
            events.add(new SequenceEndEvent());
        } else if (node instanceof Node.Scalar scalar) {
            boolean typed = scalar.type() != Node.Type.TEXT && PlainType.of(scalar.text()) == scalar.type();
            scalar(scalar.text(), !typed && !isPlainEverywhere(scalar.text()), tag);
        }
    }

    private static Optional<String> tag(Node.Entry entry) {
        return entry.merging() == Node.Merging.MERGE
                ? Optional.empty()
                : Optional.of("!" + entry.merging().name().toLowerCase(Locale.ROOT));
    }

    private void scalar(String text, boolean quoted, Optional<String> tag) {
        ImplicitTuple implicit = new ImplicitTuple(tag.isEmpty(), tag.isEmpty());
        events.add(new ScalarEvent(Optional.empty(), tag, implicit, text, style(text, quoted)));
    }

    private static ScalarStyle style(String text, boolean quoted) {
        // Line breaks to some readers of YAML, which only an escape keeps as they are.
        if (text.matches("(?s).*[\\u0085\\u2028\\u2029\\ufeff].*")) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return text.contains("\n") ? ScalarStyle.LITERAL : quoted ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }

    /** Words that no version of YAML takes for anything but text. */
    private static boolean isPlainEverywhere(String text) {
        return text.matches("[A-Za-z_./][A-Za-z0-9_./@ -]*[A-Za-z0-9_./-]|[A-Za-z_/]")
                && !text.matches("(?i)y|n|yes|no|on|off|true|false|null|\\.inf|\\.nan");
    }
}
