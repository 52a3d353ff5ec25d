package io.stackfile.reader;

import io.stackfile.model.Privileges;
import io.stackfile.source.CheckedFile;

/** {@code privileged}, capabilities, groups and {@code security_opt}. */
final class PrivilegesReader {
    private PrivilegesReader() {}

    static Privileges read(Keys keys, CheckedFile file) {
        return new Privileges(
                keys.flag("privileged"),
                Capabilities.read(keys, "cap_add"),
                Capabilities.read(keys, "cap_drop"),
                keys.texts("group_add").stream().distinct().toList(),
                new SecurityOptions(keys, file).read());
    }
}
