package dev.voicemill.storage;

/** Opens the store that the settings name. */
public final class ObjectStores {
    private ObjectStores() {}

    /** Opens a store without touching it; {@link ObjectStore#check} finds out whether it answers. */
    public static ObjectStore open(StorageSettings settings) {
        return switch (settings) {
            case StorageSettings.Bucket bucket -> new S3Store(bucket, S3Credentials.chain(bucket));
            case StorageSettings.Folder folder -> new FolderStore(folder.path());
        };
    }
}
