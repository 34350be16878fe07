package org.commonway.node.feed;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the JSON files of a GBFS feed come from: a folder, a file gbfs.json in one, or an http address. */
public final class GbfsSource {
    private static final int LARGEST_FILE_BYTES = 64 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final String place;
    private final boolean remote;
    private final Optional<HttpClient> http;

    /** The feed at this place. */
    public GbfsSource(String place) {
        this.place = place;
        this.remote = place.startsWith("http://") || place.startsWith("https://");
        this.http = remote
                ? Optional.of(HttpClient.newBuilder()
                        .connectTimeout(LONGEST_WAIT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build())
                : Optional.empty();
    }

    /** The list of files, gbfs.json. */
    JsonObject readIndex() throws BrokenFeed {
        return http.isPresent() ? fetch(http.get(), place) : read(indexFile());
    }

    /** A file of the feed; empty when a folder has no such file. */
    Optional<JsonObject> readFile(String name, String url) throws BrokenFeed {
        if (http.isPresent()) {
            return Optional.of(fetch(http.get(), URI.create(place).resolve(url).toString()));
        }
        Path byName = indexFile().resolveSibling(name + ".json");
        return Files.exists(byName) ? Optional.of(read(byName)) : Optional.empty();
    }

    private Path indexFile() {
        Path path = Path.of(place);
        return Files.isDirectory(path) ? path.resolve("gbfs.json") : path.toAbsolutePath();
    }

    private static JsonObject read(Path file) throws BrokenFeed {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new BrokenFeed("GBFS file " + file + " is larger than 64 MiB; split the system.");
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new BrokenFeed("GBFS file " + file + " cannot be read; check commonway.vehicles.gbfs.", unreadable);
        }
    }

    private static JsonObject fetch(HttpClient client, String address) throws BrokenFeed {
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new BrokenFeed("GBFS address " + address + " is no http address; fix the feed's gbfs.json.");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LONGEST_WAIT)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST_FILE_BYTES);
                if (response.statusCode() != 200) {
                    throw new BrokenFeed("GBFS address " + address + " answered " + response.statusCode() + ".");
                }
                return parse(new String(bytes, StandardCharsets.UTF_8), address);
            }
        } catch (IOException unreachable) {
            throw new BrokenFeed("GBFS address " + address + " does not answer; check it.", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokenFeed("Reading GBFS address " + address + " was stopped.", stopped);
        }
    }

    private static JsonObject parse(String text, String from) throws BrokenFeed {
        try {
            JsonElement json = JsonParser.parseString(text);
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
            throw new BrokenFeed("GBFS at " + from + " is no JSON object; fix the feed.");
        } catch (JsonParseException broken) {
            throw new BrokenFeed("GBFS at " + from + " is no JSON; fix the feed.", broken);
        }
    }

    /** The place as configured. */
    @Override
    public String toString() {
        return place;
    }
}
