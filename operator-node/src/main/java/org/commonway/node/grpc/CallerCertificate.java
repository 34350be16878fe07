package org.commonway.node.grpc;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.commonway.rules.caller.Role;
import org.jspecify.annotations.Nullable;

/**
 * Reads who calls from the client certificate: Fabric CA writes a member's attributes as JSON,
 * {"attrs":{"commonway.role":"gateway",...}}, into extension 1.2.3.4.5.6.7.8.1.
 */
final class CallerCertificate implements ServerInterceptor {
    private static final String ATTRIBUTES_OID = "1.2.3.4.5.6.7.8.1";

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        Optional<Caller> caller = session == null ? Optional.empty() : findCaller(session);
        if (caller.isEmpty()) {
            call.close(
                    Status.UNAUTHENTICATED.withDescription("Call with a client certificate of the network."),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(Caller.CURRENT, caller.get()), call, headers, next);
    }

    private static Optional<Caller> findCaller(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate own
                    ? Optional.of(read(own))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    /** The issuer vouches for the organisation: what the subject says of itself does not count. */
    static Caller read(X509Certificate certificate) {
        JsonObject attributes = attributes(certificate.getExtensionValue(ATTRIBUTES_OID));
        Optional<Role> role = Role.find(text(attributes, "commonway.role"));
        String party =
                text(attributes, role.equals(Optional.of(Role.OPERATOR)) ? "commonway.operator" : "commonway.gateway");
        return new Caller(organisation(certificate.getIssuerX500Principal().getName()), role, party);
    }

    private static String organisation(String issuer) {
        try {
            for (Rdn part : new LdapName(issuer).getRdns()) {
                if (part.getType().equalsIgnoreCase("O")) {
                    return String.valueOf(part.getValue());
                }
            }
            return issuer;
        } catch (InvalidNameException odd) {
            return issuer;
        }
    }

    private static JsonObject attributes(byte @Nullable [] extension) {
        if (extension == null) {
            return new JsonObject();
        }
        try {
            JsonObject json = JsonParser.parseString(octets(extension)).getAsJsonObject();
            return json.has("attrs") ? json.getAsJsonObject("attrs") : new JsonObject();
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | java.nio.BufferUnderflowException e) {
            // Attributes that cannot be read give no rights.
            return new JsonObject();
        }
    }

    /** Java gives the extension as a DER OCTET STRING; inside are the JSON's bytes. */
    private static String octets(byte[] der) {
        ByteBuffer buffer = ByteBuffer.wrap(der);
        buffer.get();
        int length = buffer.get() & 0xff;
        if (length > 0x80) {
            int lengthBytes = length & 0x7f;
            length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = (length << 8) | (buffer.get() & 0xff);
            }
        }
        byte[] content = new byte[Math.min(buffer.remaining(), Math.max(0, length))];
        buffer.get(content);
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String text(JsonObject attributes, String name) {
        return attributes.has(name) && attributes.get(name).isJsonPrimitive()
                ? attributes.get(name).getAsString()
                : "";
    }
}
