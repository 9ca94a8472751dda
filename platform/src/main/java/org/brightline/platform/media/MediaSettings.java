package org.brightline.platform.media;

import java.time.Duration;
import org.brightline.platform.base.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How pictures and videos are looked at. */
@ConfigurationProperties("brightline.media")
public record MediaSettings(
        @Setting(
                "Whether pictures are decoded in child processes that can do no harm. Without, a picture that breaks its decoder breaks the server; only for machines that cannot start child processes.")
        @DefaultValue("true")
        boolean confined,

        @Setting("Pictures that are decoded at a time, each by a child process; 0 is one for each processor.")
        @DefaultValue("0")
        int workers,

        @Setting("Most memory that a child process may take to decode a picture.") @DefaultValue("900MB")
        DataSize memory,

        @Setting("Pictures that may wait to be decoded before others are turned away.") @DefaultValue("256")
        int waiting,

        @Setting("Largest picture that is decoded, in bytes.") @DefaultValue("20MB")
        DataSize picture,

        @Setting("Most pixels, width times height, that a picture may have.") @DefaultValue("50000000")
        long pixels,

        @Setting("Longest that a picture may take to decode.") @DefaultValue("10s")
        Duration time,

        @Setting("Most frames of an animation that are looked at; what comes after them is undetermined.")
        @DefaultValue("500")
        int frames,

        @DefaultValue Video video) {

    /** The same for videos. */
    public record Video(
            @Setting("Largest video that is looked at, in bytes.") @DefaultValue("100MB")
            DataSize size,

            @Setting("Most pixels, width times height, that a frame of a video may have.") @DefaultValue("9437184")
            long pixels,

            @Setting("Most frames of a video that are looked at, one a second; what comes after them is undetermined.")
            @DefaultValue("3600")
            int frames,

            @Setting("Longest that a video may take to be looked at.") @DefaultValue("2m")
            Duration time) {}

    int workersOrProcessors() {
        return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
}
