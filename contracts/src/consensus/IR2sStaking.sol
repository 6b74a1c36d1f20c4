// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Consensus nodes: stake, validator address, VRF key, TEE workers (protocol.md section 7; ADR 0023).
interface IR2sStaking {
    enum NodeState {
        None,
        Active,
        Exiting, // stands in no election; the stake stays liable until it is withdrawn
        Expelled, // for equivocation: the same, for ever
        Withdrawn
    }

    /// @dev In the order that an election reads with three slots.
    /// @param keyFrom first era in which vrfKeyHash counts; earlier eras have previousKeyHash
    /// @param exitEra in which it left, 0 before
    /// @param stake wei
    struct Node {
        address account;
        NodeState state;
        uint32 keyFrom;
        uint32 exitEra;
        address validator;
        uint96 stake;
        bytes32 vrfKeyHash;
        bytes32 previousKeyHash;
    }

    /// @param validator seals blocks; its key is hot, the account's is not
    /// @param consent EIP-712 signature of the validator's key over consentDigest(account), 65 bytes
    /// @param vrfKey in G2, 256 bytes EIP-2537
    /// @param possession secret times H(possessionMessage) under CESS4J-R2SPOPV1_, 128 bytes
    /// @param stake wei, locked from the account's vault balance
    struct Registration {
        address validator;
        bytes consent;
        bytes vrfKey;
        bytes possession;
        uint96 stake;
    }

    event NodeRegistered(
        uint32 indexed node,
        address indexed account,
        address indexed validator,
        bytes vrfKey,
        uint256 keyFrom,
        uint256 stake
    );
    event StakeAdded(uint32 indexed node, uint256 added, uint256 stake);
    event VrfKeyChanged(uint32 indexed node, bytes vrfKey, uint256 keyFrom);
    event WorkerBound(uint16 indexed worker, uint32 indexed node);
    event WorkerReleased(uint16 indexed worker, uint32 indexed node);
    event NodeExiting(uint32 indexed node, uint256 era);
    event NodeFined(uint32 indexed node, uint256 fine, uint256 bounty, address indexed reporter, bool expelled);
    event StakeWithdrawn(uint32 indexed node, uint256 amount);

    error NodeUnknown(uint32 node);
    error NodeStateWrong(uint32 node, NodeState expected, NodeState actual);
    error OnlyNode(uint32 node, address expected, address actual);
    error OnlyConduct(address expected, address actual);
    error OnlyWorker(uint16 worker, address expected, address actual);
    error AccountHasNode(address account, uint32 node);
    error ValidatorTaken(address validator, uint32 node);
    error ValidatorHasCode(address validator);
    error ConsentRejected(address expected, address actual);
    error VrfKeyTaken(bytes32 keyHash, uint32 node);
    error VrfKeyLength(uint256 expected, uint256 actual);
    error VrfPossessionRejected(bytes32 keyHash);
    error VrfKeyPending(uint32 node, uint256 effectiveEra, uint256 era);
    error StakeTooLow(uint256 minimum, uint256 actual);
    error WorkerTaken(uint16 worker, uint32 node);
    error WorkerNotBound(uint16 worker);
    error WorkerRetired(uint16 worker);
    error NodeCooling(uint32 node, uint256 untilEra, uint256 era);
    error StillValidator(uint32 node, address validator);

    /// @notice Registers the caller's node. It stands in elections from the next era on, when its key counts.
    function register(Registration calldata registration) external returns (uint32 node);
    /// @notice The node's account adds `amount` wei of its vault balance.
    function topUp(uint32 node, uint96 amount) external;
    /// @notice Another VRF key, which counts from the next era on: after the seed of an election no key can be chosen for it.
    function changeVrfKey(uint32 node, bytes calldata vrfKey, bytes calldata possession) external;
    /// @notice The worker's own account binds it: nobody gets credit for a worker that did not choose him.
    function bindWorker(uint16 worker, uint32 node) external;
    /// @notice The worker's or the node's account ends it. Credit stays where it is.
    function releaseWorker(uint16 worker) external;
    /// @notice The node's account leaves. A validator stays one until the next election or replacement.
    function exit(uint32 node) external;
    /// @notice The node's account gets what conduct left of the stake, StakeCooling eras after exit or expulsion and not while
    /// it is still a validator.
    function withdraw(uint32 node) external returns (uint256 amount);
    /// @notice R2sConduct only: takes basis points of the stake; a share of it is the reporter's.
    function fine(uint32 node, uint256 basisPoints, address reporter, bool expel) external returns (uint256 amount);

    function node(uint32 id) external view returns (Node memory);
    function nodeCount() external view returns (uint32);
    /// @notice 0 where there is none; the same for the other two.
    function nodeOfAccount(address account) external view returns (uint32);
    function nodeOfValidator(address validator) external view returns (uint32);
    function nodeOfWorker(uint16 worker) external view returns (uint32);
    /// @notice What an election of `era` asks.
    /// @param minimum wei, minimumStake()
    /// @return stake wei; 0 where the node may not stand: not active, below the minimum, or without a key in that era
    /// @return keyHash keccak256 of the VRF key that counts in that era
    function standing(uint32 id, uint256 era, uint256 minimum) external view returns (uint256 stake, bytes32 keyHash);
    /// @notice Hash of the VRF key that counts in `era`: any past era since the last but one change, and the next.
    function vrfKeyAt(uint32 id, uint256 era) external view returns (bytes32);
    /// @notice wei.
    function minimumStake() external view returns (uint256);
    /// @notice keccak256(abi.encode(chain id, this, account, keccak256(vrfKey)))
    function possessionMessage(address account, bytes calldata vrfKey) external view returns (bytes32);
    /// @notice EIP-712 digest of Consent(address account) in the domain cess4j, version 1, chain id, this.
    function consentDigest(address account) external view returns (bytes32);
}
