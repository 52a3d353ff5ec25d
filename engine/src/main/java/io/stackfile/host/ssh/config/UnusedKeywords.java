package io.stackfile.host.ssh.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keywords that {@code ssh}, or the {@code ssh} of some system, knows and that change nothing here. */
final class UnusedKeywords {
    private static final String NAMES = """
            AddKeysToAgent BatchMode BindInterface CASignatureAlgorithms CanonicalDomains CanonicalizeFallbackLocal
            CanonicalizeMaxDots CanonicalizePermittedCNAMEs ChannelTimeout CheckHostIP ClearAllForwardings
            ConnectionAttempts ControlMaster ControlPath ControlPersist DynamicForward EnableEscapeCommandline
            EnableSSHKeysign EscapeChar ExitOnForwardFailure FingerprintHash ForkAfterAuthentication ForwardAgent
            ForwardX11 ForwardX11Timeout ForwardX11Trusted GSSAPIAuthentication GSSAPIClientIdentity
            GSSAPIDelegateCredentials GSSAPIKexAlgorithms GSSAPIKeyExchange GSSAPIRenewalForcesRekey
            GSSAPIServerIdentity GSSAPITrustDns GatewayPorts HostbasedAcceptedAlgorithms HostbasedAuthentication
            HostbasedKeyTypes IPQoS KbdInteractiveDevices KnownHostsCommand LocalCommand LocalForward LogLevel
            LogVerbose NoHostAuthenticationForLocalhost ObscureKeystrokeTiming PKCS11Provider PermitLocalCommand
            PermitRemoteOpen ProxyUseFdpass RekeyLimit RemoteCommand RemoteForward RequestTTY RequiredRSASize
            SecurityKeyProvider SendEnv SessionType SetEnv SmartcardDevice StdinNull StreamLocalBindMask
            StreamLocalBindUnlink SyslogFacility TCPKeepAlive KeepAlive Tunnel TunnelDevice UpdateHostKeys UseKeychain
            VerifyHostKeyDNS VersionAddendum VisualHostKey WarnWeakCrypto XAuthLocation
            """;
    private static final String OLD_NAMES = """
            AFSTokenPassing Cipher CompressionLevel FallBackToRsh GlobalKnownHostsFile2 KerberosAuthentication
            KerberosTgtPassing Protocol RSAAuthentication RhostsAuthentication RhostsRSAAuthentication
            UsePrivilegedPort UseRoaming UseRsh UserKnownHostsFile2
            """;
    private static final Set<String> FOLDED = Stream.concat(words(NAMES), words(OLD_NAMES))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private UnusedKeywords() {}

    static boolean contain(String written) {
        return FOLDED.contains(written.toLowerCase(Locale.ROOT));
    }

    /** Those that are worth a suggestion. */
    static Stream<String> names() {
        return words(NAMES);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"));
    }
}
