// Changes with the generated TypeScript client, and prints what came of it. Arguments: the two servers and a token.
import { Configuration, ContainersApi, ImagesApi, Problem, ProblemFromJSON, ResponseError } from './index.js';

declare const process: { argv: string[] };

const [server = '', , token = ''] = process.argv.slice(2);
const configuration = new Configuration({ basePath: server, accessToken: token });
const images = new ImagesApi(configuration);

function shown(values: string[]): string {
  return `[${values.join(', ')}]`;
}

async function refusal(request: Promise<unknown>): Promise<Problem> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ResponseError) {
      return ProblemFromJSON(await error.response.json());
    }
    throw error;
  }
  throw new Error('it was not refused');
}

const tagged = await images.tagImage({ image: 'team/app:1.1', tagRequest: { reference: 'team/app:1.2' } });
console.log(`tagged ${tagged.reference}`);
const moved = await images.tagImage({
  image: '77d0c5b177d0',
  tagRequest: { reference: 'team/app:latest', move: true },
});
console.log(`moved ${moved.reference} from ${moved.movedFrom?.substring(0, 15)}`);
const taken = await refusal(images.tagImage({ image: 'team/app:1.1', tagRequest: { reference: 'postgres:17' } }));
console.log(`taken ${taken.status} ${taken.code}`);
const verdict = await images.getImageRemoval({ image: 'postgres:17' });
console.log(
  `verdict ${verdict.outcome} ${shown(verdict.blockers.map((each) => `${each.kind} ${each.name} ${each.state}`))}`,
);
const refused = await refusal(images.removeImage({ image: 'postgres:17' }));
const blockers = (refused.blockers ?? []).map((each) => `${each.kind} ${each.name} ${each.remedy.request.method}`);
console.log(`refused ${refused.status} ${refused.code} ${shown(blockers)}`);
const gone = await new ContainersApi(configuration).removeContainer({ container: 'db' });
console.log(`gone ${shown(gone.names)}`);
const removals = await images.removeImages({
  removalsRequest: { images: ['postgres:17', 'team/app:2.0', 'team/app:1.1'] },
});
for (const item of removals.items) {
  const end = item.problem ? item.problem.code : `${shown(item.removal?.untagged ?? [])} ${item.removal?.deleted.length}`;
  console.log(`${item.image} ${item.status} ${end}`);
}
