import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel'];
/** Debian keeps daemons where only root's PATH looks. */
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Programs of a real Slurm that are missing here. */
export function missingSlurm(): string[] {
  const has = (program: string) =>
    spawnSync('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH } }).status === 0;
  return PROGRAMS.filter((program) => !has(program));
}

/** A Slurm of this machine alone, on loopback, with so many cores; `environment` lets its commands find it. */
export async function startSlurm(
  cores: number,
): Promise<{ environment: Record<string, string>; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-slurm-'));
  const path = (name: string) => join(folder, name);
  for (const name of ['state', 'spool']) mkdirSync(path(name));
  writeFileSync(path('munge.key'), randomBytes(1024), { mode: 0o600 });
  const [controller, node] = [await freePort(), await freePort()];
  const [user, host] = [userInfo().username, hostname().split('.')[0]];
  writeFileSync(
    path('slurm.conf'),
    `ClusterName=plateau
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
AuthType=auth/munge
AuthInfo=socket=${path('munge.socket')}
CredType=cred/munge
SlurmUser=${user}
SlurmdUser=${user}
StateSaveLocation=${path('state')}
SlurmdSpoolDir=${path('spool')}
SlurmctldPidFile=${path('slurmctld.pid')}
SlurmdPidFile=${path('slurmd.pid')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
KillWait=5
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cores} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`,
  );
  const environment = { SLURM_CONF: path('slurm.conf'), PATH };
  const daemons: ChildProcess[] = [];
  const start = (program: string, ...words: string[]) => {
    const log = path(`${program}.log`);
    const command = `exec ${program} "$@" > ${log} 2>&1`;
    daemons.push(
      spawn('sh', ['-c', command, program, ...words], {
        env: { ...process.env, ...environment },
        stdio: 'ignore',
      }),
    );
  };
  const files = ['key', 'socket', 'pid', 'log', 'seed'].map((name) => {
    const flag =
      name === 'key' || name === 'pid' || name === 'log' || name === 'seed' ? `${name}-file` : name;
    return `--${flag}=${path(`munge.${name}`)}`;
  });
  const stop = async () => {
    for (const daemon of daemons.reverse()) {
      daemon.kill('SIGTERM');
      await new Promise((resolve) =>
        daemon.exitCode === null ? daemon.once('exit', resolve) : resolve(null),
      );
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  start('munged', '--foreground', '--force', ...files);
  await sleep(500);
  start('slurmctld', '-D');
  await sleep(500);
  start('slurmd', '-D');
  const ask = () =>
    spawnSync('sinfo', ['-h', '-o', '%T'], { encoding: 'utf8', env: { ...process.env, ...environment } })
      .stdout;
  for (let tries = 0; ask().trim() !== 'idle'; tries++) {
    if (tries > 60) {
      const logs = ['munged', 'slurmctld', 'slurmd'].map((name) => readFileSync(path(`${name}.log`), 'utf8'));
      await stop();
      throw new Error(`Slurm does not start:\n${logs.join('\n')}`);
    }
    await sleep(500);
  }
  return { environment, stop };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
