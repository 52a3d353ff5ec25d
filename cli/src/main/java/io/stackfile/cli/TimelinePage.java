package io.stackfile.cli;

import io.stackfile.apply.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A timeline as a web page that needs nothing else. */
final class TimelinePage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>%1$s</title>
            <style>
            body { font: 14px sans-serif; margin: 2em; }
            table { border-collapse: collapse; width: 100%%; }
            td { padding: 1px 1em 1px 0; white-space: nowrap; }
            td:last-child { width: 100%%; border-left: 1px solid #ccc; padding: 1px 0; }
            .step { height: 1em; min-width: 2px; background: #9bc; }
            .critical { background: #e80; }
            .failed { background: #c22; }
            td.time { text-align: right; }
            </style>
            <h1>%1$s</h1>
            <p>%2$s s in all. <b style="color:#e80">Orange</b> steps are those that the whole had to wait for; <b style="color:#c22">red</b> ones failed.</p>
            <table>
            """;

    private TimelinePage() {}

    static String of(String title, Timeline timeline) {
        List<Timeline.Span> spans = timeline.spans();
        Set<Timeline.Span> critical = timeline.criticalPath();
        long whole =
                Math.max(1, spans.stream().mapToLong(Timeline.Span::end).max().orElse(1));
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(title), seconds(whole)));
        for (Timeline.Span span : spans) {
            String kind = span.failed() ? " failed" : critical.contains(span) ? " critical" : "";
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s<td class=\"time\">%s s<td><div class=\"step%s\" style=\"margin-left:%.2f%%;width:%.2f%%\"></div>%n",
                    escaped(span.task().step().toString()),
                    seconds(span.millis()),
                    kind,
                    100.0 * span.begin() / whole,
                    100.0 * span.millis() / whole));
        }
        return page.append("</table>\n</html>\n").toString();
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
