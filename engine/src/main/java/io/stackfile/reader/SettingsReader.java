package io.stackfile.reader;

import io.stackfile.model.Settings;
import io.stackfile.source.CheckedFile;
import java.util.Set;

/** How the engine is to run the containers of a service, each part by a reader of its own. */
final class SettingsReader {
    private SettingsReader() {}

    /** @param services the names of all services, which may share namespaces */
    static Settings read(
            Keys keys,
            CheckedFile file,
            Set<String> services,
            DeclaredReader declared,
            LinkReader links,
            PartingReader partings) {
        return new Settings(
                HealthReader.read(keys),
                StoppingReader.read(keys),
                new NetworkingReader(keys, declared, links.neighbours()).read(),
                new NamespaceReader(keys, services).read(),
                LoggingReader.read(keys),
                ExecutionReader.read(keys),
                new DeviceReader(keys).read(),
                LimitsReader.read(keys),
                PrivilegesReader.read(keys, file),
                new LifecycleReader(keys, file.values(), partings).read());
    }
}
