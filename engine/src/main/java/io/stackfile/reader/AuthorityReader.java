package io.stackfile.reader;

import io.stackfile.model.Authority;
import io.stackfile.model.Content;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/** Who gives the certificate of a name: {@code self-signed}, or {@code acme} and {@code acme-root}. */
record AuthorityReader(Keys keys, CheckedFile file) {
    /** What ends a word for Caddy is in no address. */
    private static final String ADDRESS = "https://[^\\s\"`{}#@]+";

    /** Nothing when something is wrong with it, which then has been said. */
    Optional<Authority> read() {
        boolean own = keys.flag("self-signed");
        Optional<String> acme = keys.like(
                "acme",
                ADDRESS,
                "the address of an ACME directory",
                "write it with https, as https://ca.lan/acme/acme/directory");
        if (own && acme.isPresent()) {
            keys.error(
                    keys.scalar("acme").orElseThrow(),
                    "acme",
                    "a self-signed certificate is asked for nowhere",
                    "leave out self-signed or acme");
        }
        Optional<Node.Scalar> root =
                keys.scalar("acme-root").filter(path -> !path.text().isEmpty());
        if (acme.isEmpty()) {
            root.ifPresent(path -> keys.error(
                    path,
                    "acme-root",
                    "there is no authority whose root certificate it could be",
                    "write acme: and its address beside it, or leave it out"));
            return Optional.of(own ? new Authority.Own() : new Authority.Known());
        }
        return root.isEmpty()
                ? Optional.of(new Authority.Asked(acme.get(), ""))
                : root.flatMap(this::certificates).map(pem -> new Authority.Asked(acme.get(), pem));
    }

    /** Only they leave this machine, whatever else is in the file. */
    private Optional<String> certificates(Node.Scalar path) {
        Optional<Content> content = new FileHere(file, keys.where("acme-root"), "certificate").read(path);
        Optional<String> pem = content.map(AuthorityReader::certificates);
        if (pem.isPresent() && pem.get().isEmpty()) {
            keys.error(
                    path,
                    "acme-root",
                    "'" + path.text() + "' holds no certificate",
                    "name the file that the authority calls its root, as PEM: it begins with -----BEGIN CERTIFICATE-----");
        }
        return pem.filter(text -> !text.isEmpty());
    }

    private static String certificates(Content content) {
        StringBuilder pem = new StringBuilder();
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content.bytes()));
            for (Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return pem.toString();
        } catch (CertificateException none) {
            return "";
        }
    }
}
