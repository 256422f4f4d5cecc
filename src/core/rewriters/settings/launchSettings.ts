import { isConstant } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * A variable of a launch profile of .NET goes, and is set where the program is started, or kept by `dotnet user-secrets`:
 *
 * - https://learn.microsoft.com/aspnet/core/fundamentals/environments#development-and-launchsettingsjson
 * - https://learn.microsoft.com/aspnet/core/security/app-secrets
 *
 * @returns undefined where the finding is no variable of a launch profile.
 */
export function planLaunchProfile(request: FixRequest): Plan | Refusal | undefined {
  const { document, target } = request;
  if (target === 'default-credential-chain' || !/(?:^|\/)launchsettings\.json$/i.test(document.path ?? '')) {
    return undefined;
  }
  const site = siteOf(request);
  if (site === undefined || 'template' in site) {
    return undefined;
  }
  const [own, holder] = [...site.steps].reverse();
  if (own?.kind !== 'entry' || holder?.kind !== 'entry' || holder.entry.key !== 'environmentVariables') {
    return undefined;
  }
  const name = own.entry.key;
  if (!isConstant(site.literal) || !/^[A-Za-z_]\w{0,200}$/.test(name)) {
    return undefined;
  }
  if (target !== 'environment') {
    return refuse(
      target,
      message(
        'What starts the program hands these values on as they are. Move the value to .env (environment variable), then that line to AWS: strongroom run -- dotnet run fills it in.',
      ),
      'environment',
    );
  }
  return {
    ...referencePlan(site, target, {
      path: [name],
      fixedVariable: name,
      review: [
        message(
          'The launch profile no longer sets {0}: start the program with strongroom run -- dotnet run, or keep the value for Visual Studio with dotnet user-secrets set "{1}" VALUE.',
          name,
          name.replace(/__/g, ':'),
        ),
      ],
      changes: [],
      edits: () => removeAll(site.source, [site.steps], site.steps.length),
    }),
    value: new Secret(site.literal.text),
  };
}
