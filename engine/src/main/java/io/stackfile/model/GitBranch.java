package io.stackfile.model;

/**
 * A branch of a git repository elsewhere, of which the newest commit counts.
 *
 * @param address over http, https or git
 * @param name of the branch or the tag; empty for the branch that the repository itself begins with
 */
public record GitBranch(String address, String name) {
    /** As a file writes it, without what only its owner may know. */
    @Override
    public String toString() {
        return shownAddress() + (name.isEmpty() ? "" : "#" + name);
    }

    public String shownAddress() {
        return address.replaceAll("//[^/@]*@", "//***@");
    }
}
