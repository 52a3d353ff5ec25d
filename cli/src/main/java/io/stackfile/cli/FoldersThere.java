package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.preflight.Finding;
import io.stackfile.preflight.Folder;
import io.stackfile.preflight.NotebookFolders;
import io.stackfile.sync.copy.RemoteShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the folders in which notebooks are to write. A host over TCP cannot be asked. */
final class FoldersThere {
    private static final int PERMISSIONS = 07777;

    private FoldersThere() {}

    static List<Finding> findings(List<Service> services, DockerHost host) {
        NotebookFolders folders = new NotebookFolders(services);
        if (folders.paths().isEmpty() || !host.isLocal() && host.machine().isEmpty()) {
            return List.of();
        }
        return folders.findings(
                host.isLocal()
                        ? here(folders.paths())
                        : host.machine()
                                .map(machine -> there(new RemoteShell(machine).owners(folders.paths())))
                                .orElseThrow());
    }

    private static Map<String, Folder> here(List<String> paths) {
        Map<String, Folder> found = new TreeMap<>();
        for (String path : paths) {
            try {
                Map<String, Object> seen = Files.readAttributes(Path.of(path), "unix:uid,gid,mode");
                found.put(
                        path, new Folder(number(seen, "uid"), number(seen, "gid"), number(seen, "mode") & PERMISSIONS));
            } catch (IOException | UnsupportedOperationException e) {
                // not there, or not to be seen by this user
            }
        }
        return found;
    }

    private static int number(Map<String, Object> seen, String attribute) {
        return seen.get(attribute) instanceof Integer number ? number : 0;
    }

    private static Map<String, Folder> there(List<String> lines) {
        Map<String, Folder> found = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", 4);
            found.put(
                    words[3],
                    new Folder(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2], 8)));
        }
        return found;
    }
}
