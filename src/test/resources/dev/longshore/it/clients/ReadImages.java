import client.ApiClient;
import client.ApiException;
import client.api.ContainersApi;
import client.api.EnginesApi;
import client.api.ImagesApi;
import client.model.Container;
import client.model.Engine;
import client.model.History;
import client.model.Image;
import client.model.ImageDetail;
import client.model.ImageList;
import client.model.Problem;
import client.model.Tag;
import java.util.List;

/** Reads with the generated Java client, and prints what it read. Arguments: the two servers and a token. */
class ReadImages {

    public static void main(String[] arguments) throws Exception {
        ApiClient here = client(arguments[0], arguments[2]);
        ImagesApi images = new ImagesApi(here);
        ImageList list = images.listImages(ImagesApi.APIListImagesRequest.newBuilder()
                .reference(List.of("team/*", "postgres"))
                .inUse(true)
                .build());
        for (Image image : list.getItems()) {
            System.out.println("listed " + image.getReferences() + " " + image.getSizeBytes() + " "
                    + image.getCreatedAt().toInstant());
        }
        ImageDetail detail = images.getImage(ImagesApi.APIGetImageRequest.newBuilder()
                .image("team/app:1.1")
                .build());
        System.out.println("image " + detail.getArchitecture() + " " + detail.getConfig().getCmd() + " "
                + detail.getLayers().size());
        History history = images.getImageHistory(ImagesApi.APIGetImageHistoryRequest.newBuilder()
                .image("team/app:1.1")
                .build());
        System.out.println("history " + history.getItems().size());
        List<Tag> tags = images.listImageTags(ImagesApi.APIListImageTagsRequest.newBuilder()
                        .image(detail.getId())
                        .build())
                .getItems();
        System.out.println("tags " + tags.stream().map(Tag::getReference).toList());
        for (Container container : new ContainersApi(here)
                .listContainers(
                        ContainersApi.APIListContainersRequest.newBuilder().build())
                .getItems()) {
            System.out.println("container " + container.getNames() + " " + container.getState());
        }
        for (Engine engine : new EnginesApi(here).listEngines().getItems()) {
            System.out.println("engine " + engine.getName() + " " + engine.getReachable());
        }
        for (Image image : new ImagesApi(client(arguments[1], arguments[2]))
                .listImages(ImagesApi.APIListImagesRequest.newBuilder().build())
                .getItems()) {
            System.out.println("far " + image.getReferences());
        }
        try {
            images.getImage(ImagesApi.APIGetImageRequest.newBuilder()
                    .image("team/app:2.0")
                    .build());
        } catch (ApiException e) {
            Problem problem = here.getObjectMapper().readValue(e.getResponseBody(), Problem.class);
            System.out.println("problem " + e.getCode() + " " + problem.getCode() + " " + problem.getStatus());
        }
    }

    private static ApiClient client(String server, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(server);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
