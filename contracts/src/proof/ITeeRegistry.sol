// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAttestationVerifier} from "./IAttestationVerifier.sol";

/// @title TEE workers, their groups and the groups' PoDR2 keys (protocol.md sections 4 and 12).
/// @dev A TI key id (uint16) is epoch << 2 | group; at most 4 groups, so that a miner's holdings lie in at most 4 buckets.
interface ITeeRegistry {
    /// @param x X = x G2, 256 bytes EIP-2537
    /// @param a A = x alpha G2, 256 bytes
    /// @param srs1 alpha G1, 128 bytes; e(srs1, X) = e(G1, A)
    /// @param srsDigest SHA-256 over the compressed points SRS_0 ... SRS_(s-1), 48 bytes each
    /// @param possession x H_tpop(message), 128 bytes
    /// @param sealKey the group's BLS12-381 G1 key for sealed mask keys, 48 bytes compressed
    struct GroupKey {
        bytes x;
        bytes a;
        bytes srs1;
        bytes32 srsDigest;
        bytes possession;
        bytes sealKey;
    }

    /// @param signer signs tags (secp256k1 address); lives in the enclave
    /// @param vrfKey VRF public key in G2, 256 bytes EIP-2537
    /// @param vrfPossession vrf secret times H_vpop(message), 128 bytes
    /// @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo of the worker's TLS certificate
    /// @param endpoint https://host:port
    /// @param report attestation over keysDigest
    struct WorkerRegistration {
        uint8 group;
        address signer;
        bytes vrfKey;
        bytes vrfPossession;
        bytes32 tlsKeyHash;
        string endpoint;
        bytes report;
    }

    struct Worker {
        uint16 id;
        uint8 group;
        IAttestationVerifier.Level level;
        bool active;
        uint32 memberFromEra;
        address account;
        address signer;
        bytes32 vrfKeyHash;
        bytes32 tlsKeyHash;
        string endpoint;
    }

    struct TiKey {
        uint16 id;
        uint8 group;
        bool current;
        bytes32 pointsHash;
        bytes32 srsDigest;
        bytes32 sealKeyHash;
    }

    event GroupKeyRegistered(
        uint16 indexed tiKey, uint8 indexed group, bytes x, bytes a, bytes32 srsDigest, bytes sealKey
    );
    event WorkerRegistered(
        uint16 indexed worker,
        uint8 indexed group,
        address indexed account,
        address signer,
        bytes vrfKey,
        bytes32 tlsKeyHash,
        string endpoint,
        IAttestationVerifier.Level level
    );
    event WorkerRetired(uint16 indexed worker);
    event EndpointChanged(uint16 indexed worker, bytes32 tlsKeyHash, string endpoint);

    error GroupOutOfRange(uint8 maximum, uint8 actual);
    error GroupWithoutKey(uint8 group);
    error GroupHasKey(uint8 group, uint16 tiKey);
    error PointLength(string what, uint256 expected, uint256 actual);
    error KeyAtInfinity(string what);
    error PossessionRejected(string what);
    error WorkerUnknown(uint16 worker);
    error AccountTaken(address account, uint16 worker);
    error WorkerSignerTaken(address signer, uint16 worker);
    error OnlyWorkerAccount(uint16 worker, address expected, address actual);
    error NoActiveWorker();
    error TooManyWorkers(uint256 maximum);
    error WorkerNotActive(uint16 worker);
    error SignerMissing();
    error TlsKeyMissing();
    error EndpointLength(uint256 minimum, uint256 maximum, uint256 actual);

    /// @notice Opens a group that has no key yet and registers its first worker. The attestation covers the group key too.
    /// @dev A worker counts for beats from the next era on, and at once in era 0 or while nobody counts. At most 64 workers;
    /// the seat of a retired one is given away two eras later.
    function openGroup(GroupKey calldata key, WorkerRegistration calldata registration)
        external
        returns (uint16 tiKey, uint16 worker);
    /// @notice Joins a group whose key the worker received from an attested sibling.
    function join(WorkerRegistration calldata registration) external returns (uint16 worker);
    function changeEndpoint(uint16 worker, bytes32 tlsKeyHash, string calldata endpoint) external;
    /// @notice The worker's account leaves: no more draws at once, no more beats from the next era on (nobody can shift whose
    /// turn a beat is by leaving). Its signer stays known for tags it has signed, and is never accepted again.
    function retire(uint16 worker) external;

    /// @notice Draws an active worker other than `except` (0: any); returns it with its group's current TI key. Reverts with
    /// NoActiveWorker where there is no other.
    function drawWorker(bytes32 seed, uint16 except) external view returns (uint16 worker, uint16 tiKey);

    /// @notice Draws an active worker of `group`, for what only that group's key can open; 0 where there is none.
    function drawWorkerOf(uint8 group, bytes32 seed) external view returns (uint16 worker);

    function worker(uint16 id) external view returns (Worker memory);
    function workerCount() external view returns (uint16);
    function signerOf(uint16 worker) external view returns (address);
    function tiKey(uint16 id) external view returns (TiKey memory);
    /// @notice The current TI key of a group; reverts with GroupWithoutKey.
    function currentKey(uint8 group) external view returns (uint16);
    /// @notice keccak256 of X and A (512 bytes) of a TI key; zero for an unknown key.
    function pointsHash(uint16 tiKey) external view returns (bytes32);

    /// @notice keccak256(abi.encode(chain id, this, account, group, keccak256(x), keccak256(a), srsDigest))
    function groupPossessionMessage(address account, uint8 group, bytes calldata x, bytes calldata a, bytes32 srsDigest)
        external
        view
        returns (bytes32);
    /// @notice keccak256(abi.encode(chain id, this, account, keccak256(vrfKey)))
    function vrfPossessionMessage(address account, bytes calldata vrfKey) external view returns (bytes32);
    /// @notice What the attestation report covers: keccak256(abi.encode(chain id, this, account, group, signer,
    /// keccak256(vrfKey), tlsKeyHash, groupDigest)) with groupDigest = keccak256(x, a, srsDigest, sealKey), or for join()
    /// the digest of the group's current key.
    function keysDigest(address account, WorkerRegistration calldata registration, bytes32 groupDigest)
        external
        view
        returns (bytes32);
    function groupDigest(uint16 tiKey) external view returns (bytes32);
}
