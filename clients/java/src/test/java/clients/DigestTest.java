package clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final String BODY = "{\"desc\":\"made by Java\",\"roles\":[\"ORG_MEMBER\"]}";
    private final DigestClient owner = new DigestClient(Atlas.OWNER);

    @AfterEach
    void close() throws IOException {
        owner.close();
    }

    @Test
    void aCallTakesOneChallenge() throws IOException {
        var read = owner.get(Atlas.ORG);
        assertEquals(200, read.status());
        assertEquals(List.of(0, 1), read.counts());
    }

    @Test
    void callsOfOneContextCountOnFromOneChallenge() throws IOException {
        var context = HttpClientContext.create();
        var counts = new ArrayList<Integer>();
        for (int call = 0; call < 3; call++) {
            var read = owner.send(context, "GET", Atlas.ORG, null);
            assertEquals(200, read.status());
            counts.addAll(read.counts());
        }
        assertEquals(List.of(0, 1, 2, 3), counts);
    }

    @Test
    void whatWasMadeIsChangedAndDeleted() throws IOException {
        var made = owner.send("POST", Atlas.KEYS, BODY);
        assertEquals("made by Java", made.body().path("desc").asText());
        String one = Atlas.KEYS + "/" + made.body().path("id").asText();
        assertEquals("Schlüssel", owner.send("PATCH", one, "{\"desc\":\"Schlüssel\"}").body().path("desc").asText());
        assertEquals(204, owner.send("DELETE", one, (StringEntity) null).status());
        assertEquals("API_KEY_NOT_FOUND", owner.get(one).body().path("errorCode").asText());
    }

    @Test
    void aBodyInChunksIsSentAgainAfterTheChallenge() throws IOException {
        var made = owner.send("POST", Atlas.KEYS, new StringEntity(BODY, ContentType.APPLICATION_JSON, true));
        assertEquals(200, made.status());
        assertEquals(List.of(0, 1), made.counts());
    }

    @Test
    void aBodyThatCanBeSentOnceTakesAChallengeOfAnEarlierCall() throws IOException {
        var context = HttpClientContext.create();
        owner.send(context, "GET", Atlas.ORG, null);
        var stream = new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8));
        var entity = new InputStreamEntity(stream, ContentType.APPLICATION_JSON);
        assertEquals(200, owner.send(context, "POST", Atlas.KEYS, entity).status());
    }

    @Test
    void aBodyMayWaitForTheAnswerToExpectContinue() throws IOException {
        try (var client = new DigestClient(Atlas.OWNER, true)) {
            assertEquals(200, client.send("POST", Atlas.KEYS, BODY).status());
        }
    }

    @Test
    void aQueryMayHaveEscapes() throws IOException {
        String name = URLEncoder.encode("Ä & B+C/d=1?", StandardCharsets.UTF_8).replace("+", "%20");
        var found = owner.get(Atlas.BASE + "/api/atlas/v2/orgs?name=" + name);
        assertEquals(200, found.status());
        assertEquals(0, found.body().path("totalCount").asInt(-1));
    }

    @Test
    void aSlashInsideAPathSegmentMayBeEscaped() throws IOException {
        var key = Atlas.makeKey(owner, "ORG_MEMBER");
        String entries = Atlas.KEYS + "/" + key.id() + "/accessList";
        owner.send("POST", entries, "[{\"cidrBlock\":\"10.0.0.0/8\"}]");
        assertEquals("10.0.0.0/8", owner.get(entries + "/10.0.0.0%2F8").body().path("cidrBlock").asText());
    }

    @Test
    void threadsMayShareTheClient() throws Exception {
        var pool = Executors.newFixedThreadPool(20);
        try {
            Callable<Integer> call = () -> owner.get(Atlas.KEYS).status();
            for (var status : pool.invokeAll(Collections.nCopies(40, call))) assertEquals(200, status.get());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aRoleRefusalIsDecodedAfterOneChallenge() throws IOException {
        var key = Atlas.makeKey(owner, "ORG_READ_ONLY");
        try (var reader = new DigestClient(key)) {
            var refused = reader.send("POST", Atlas.KEYS, BODY);
            assertEquals(401, refused.status());
            assertEquals("USER_UNAUTHORIZED", refused.body().path("errorCode").asText());
            assertEquals(List.of(0, 1), refused.counts());
        }
    }

    @Test
    void anAddressThatIsNotOnTheAccessListIsNamed() throws IOException {
        var key = Atlas.makeKey(owner, "ORG_READ_ONLY");
        owner.send("POST", Atlas.KEYS + "/" + key.id() + "/accessList", Atlas.ELSEWHERE);
        try (var reader = new DigestClient(key)) {
            var refused = reader.get(Atlas.ORG);
            assertEquals(403, refused.status());
            assertEquals("IP_ADDRESS_NOT_ON_ACCESS_LIST", refused.body().path("errorCode").asText());
            assertEquals("127.0.0.1", refused.body().path("parameters").path(0).asText());
        }
    }

    @Test
    void aDeletedKeyIsRefusedAtItsNextCall() throws IOException {
        var key = Atlas.makeKey(owner, "ORG_READ_ONLY");
        try (var reader = new DigestClient(key)) {
            var context = HttpClientContext.create();
            assertEquals(200, reader.send(context, "GET", Atlas.ORG, null).status());
            owner.send("DELETE", Atlas.KEYS + "/" + key.id(), (StringEntity) null);
            var refused = reader.send(context, "GET", Atlas.ORG, null);
            assertEquals(401, refused.status());
            assertEquals(401, refused.body().path("error").asInt());
        }
    }
}
