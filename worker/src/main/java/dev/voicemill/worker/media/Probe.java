package dev.voicemill.worker.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voicemill.job.FailureClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What ffprobe finds in our own media files. Any thread may call. */
public final class Probe {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ffmpeg ffmpeg;

    public Probe(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Reads a file's container and counts the packets of its streams.
     *
     * @throws MediaException when it is no media file, or a truncated one that ffprobe refuses
     */
    public Media of(Path file) throws MediaException, InterruptedException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        String printed = ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-count_packets",
                        "-show_format",
                        "-show_streams",
                        "-of",
                        "json",
                        "-i",
                        "file:" + file.getFileName()),
                folder,
                DEADLINE);
        try {
            return read(JSON.readTree(printed));
        } catch (JsonProcessingException e) {
            throw new MediaException(FailureClass.MEDIA, "ffprobe's answer about " + file + " is not JSON", e);
        }
    }

    static Media read(JsonNode answer) {
        List<MediaStream> streams = new ArrayList<>();
        for (JsonNode stream : answer.path("streams")) {
            streams.add(new MediaStream(
                    stream.path("codec_type").asText(""),
                    stream.path("codec_name").asText(""),
                    stream.path("sample_rate").asInt(0),
                    stream.path("channels").asInt(0),
                    stream.path("nb_read_packets").asLong(0)));
        }
        JsonNode format = answer.path("format");
        return new Media(
                format.path("format_name").asText(""),
                micros(format.path("duration").asText("0")),
                streams);
    }

    private static long micros(String seconds) {
        return seconds.matches("\\d{1,9}(\\.\\d+)?")
                ? new BigDecimal(seconds)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()
                : 0;
    }

    /**
     * A media file.
     *
     * @param format ffprobe's name of the container, such as "wav" or "mp3"
     * @param durationUs the container's own claim in microseconds, 0 when it makes none; an MP3 claims its encoder's
     *     padding too
     */
    public record Media(String format, long durationUs, List<MediaStream> streams) {
        public Media {
            streams = List.copyOf(streams);
        }
    }

    /**
     * One stream of it.
     *
     * @param kind "audio", "video", ...
     * @param sampleRate in Hz, 0 for pictures
     * @param packets how many packets can really be read
     */
    public record MediaStream(String kind, String codec, int sampleRate, int channels, long packets) {}
}
