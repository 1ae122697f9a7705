package clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Apache HttpClient 5 with Digest as its documentation shows it. */
final class DigestClient implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("\\bnc=([0-9a-f]{8})");

    /** counts: the nonce count of each request that the call took; 0 for one without credentials. */
    record Answer(int status, JsonNode body, List<Integer> counts) {}

    private final ThreadLocal<List<Integer>> counts = ThreadLocal.withInitial(ArrayList::new);
    private final CloseableHttpClient client;

    DigestClient(Atlas.Key key) {
        this(key, false);
    }

    DigestClient(Atlas.Key key, boolean expectContinue) {
        var credentials = new BasicCredentialsProvider();
        var server = HttpHost.create(URI.create(Atlas.BASE));
        credentials.setCredentials(
            new AuthScope(server),
            new UsernamePasswordCredentials(key.publicKey(), key.privateKey().toCharArray()));
        client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setMaxConnPerRoute(20).build())
            .setDefaultCredentialsProvider(credentials)
            .setDefaultRequestConfig(RequestConfig.custom().setExpectContinueEnabled(expectContinue).build())
            .addRequestInterceptorLast((request, entity, context) ->
                counts.get().add(countOf(request.getFirstHeader("Authorization"))))
            .build();
    }

    Answer get(String url) throws IOException {
        return send("GET", url, (HttpEntity) null);
    }

    Answer send(String method, String url, String json) throws IOException {
        return send(method, url, new StringEntity(json, ContentType.APPLICATION_JSON));
    }

    Answer send(String method, String url, HttpEntity entity) throws IOException {
        return send(HttpClientContext.create(), method, url, entity);
    }

    /** A context keeps the challenge from one call to the next. */
    Answer send(HttpClientContext context, String method, String url, HttpEntity entity) throws IOException {
        ClassicHttpRequest request = ClassicRequestBuilder.create(method).setUri(url).setEntity(entity)
            .setHeader("Accept", Atlas.ACCEPT).build();
        counts.get().clear();
        return client.execute(request, context, response -> {
            String text = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
            return new Answer(response.getCode(), Atlas.parse(text), List.copyOf(counts.get()));
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static int countOf(Header authorization) {
        if (authorization == null) return 0;
        Matcher count = COUNT.matcher(authorization.getValue());
        if (!count.find()) throw new IllegalStateException("there is no nc: " + authorization.getValue());
        return Integer.parseInt(count.group(1), 16);
    }
}
