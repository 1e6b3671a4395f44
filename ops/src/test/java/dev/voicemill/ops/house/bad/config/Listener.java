package dev.voicemill.ops.house.bad.config;

import java.util.logging.Logger;

/** Breaks: nobody uses java.util.logging. */
public final class Listener {
    public void say() {
        Logger.getGlobal().info("heard");
    }
}
