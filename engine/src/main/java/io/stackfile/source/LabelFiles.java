package io.stackfile.source;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that {@code label_file} names, in the syntax of an {@code env_file}. */
public final class LabelFiles {
    private LabelFiles() {}

    /** Each label with where it stands; a later one goes before an earlier. What is wrong is said to the file's problems. */
    public static Map<String, Node.Entry> read(Node written, String where, CheckedFile file) {
        KnownVariables known = new KnownVariables(file.values());
        Substitution substitution = Substitution.ofVariables(known, file.problems(), file.provenance());
        Map<String, Node.Entry> labels = new LinkedHashMap<>();
        EnvFileList.of(written, where, file).forEach(one -> labels.putAll(one.variables(substitution, known)));
        return labels;
    }
}
