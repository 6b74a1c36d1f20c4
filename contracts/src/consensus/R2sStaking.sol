// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {Bls12381} from "../lib/Bls12381.sol";
import {BlsSignature} from "../lib/BlsSignature.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IVault} from "../token/IVault.sol";
import {IR2sStaking} from "./IR2sStaking.sol";
import {IValidatorSet} from "./IValidatorSet.sol";

/// @title Consensus nodes and their stake (protocol.md section 7; ADR 0023).
/// @custom:security The escrow of this contract is the sum of all stakes: it moves by register and topUp, fine and withdraw,
/// each of which changes its record before it calls the Vault. A stake cannot leave while it can still be fined: not before
/// the cooling is over, nor while the node is a validator. The validator's key consents to the account and the VRF key proves
/// possession over it, so neither can be registered by whoever sees it in the pool first. Keys and validator addresses are
/// used once for ever: evidence about an address always has one node to hold to account.
contract R2sStaking is IR2sStaking, EIP712 {
    uint256 private constant WHOLE = 10_000;
    uint256 private constant STAKE_UNIT = 1_000 ether;
    bytes16 private constant POSSESSION_PURPOSE = "CESS4J-R2SPOPV1_";
    bytes32 private constant CONSENT_TYPE = keccak256("Consent(address account)");
    bytes32 private constant CONDUCT = "R2sConduct";

    IDirectory private immutable DIRECTORY;
    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    ITeeRegistry private immutable TEE_REGISTRY;
    IValidatorSet private immutable VALIDATORS;

    uint32 private _nodeCount;
    mapping(uint32 id => Node) private _nodes;
    /// @inheritdoc IR2sStaking
    mapping(address account => uint32) public nodeOfAccount;
    /// @inheritdoc IR2sStaking
    mapping(address validator => uint32) public nodeOfValidator;
    /// @inheritdoc IR2sStaking
    mapping(uint16 worker => uint32) public nodeOfWorker;
    mapping(bytes32 keyHash => uint32) private _nodeOfKey;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters, Vault, TeeRegistry, ValidatorSet and, at the first fine, R2sConduct
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        DIRECTORY = directory;
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        TEE_REGISTRY = ITeeRegistry(directory.find("TeeRegistry"));
        VALIDATORS = IValidatorSet(directory.find("ValidatorSet"));
    }

    /// @inheritdoc IR2sStaking
    function register(Registration calldata registration) external returns (uint32 id) {
        if (nodeOfAccount[msg.sender] != 0) revert AccountHasNode(msg.sender, nodeOfAccount[msg.sender]);
        if (registration.stake < minimumStake()) revert StakeTooLow(minimumStake(), registration.stake);
        _checkValidator(registration.validator, registration.consent);

        id = ++_nodeCount;
        bytes32 keyHash = _takeKey(id, registration.vrfKey, registration.possession);
        nodeOfAccount[msg.sender] = id;
        nodeOfValidator[registration.validator] = id;
        Node storage created = _nodes[id];
        created.state = NodeState.Active;
        created.account = msg.sender;
        created.validator = registration.validator;
        created.stake = registration.stake;
        created.vrfKeyHash = keyHash;
        created.keyFrom = uint32(PARAMETERS.era() + 1);
        emit NodeRegistered(
            id, msg.sender, registration.validator, registration.vrfKey, created.keyFrom, registration.stake
        );
        VAULT.lock(msg.sender, registration.stake);
    }

    /// @inheritdoc IR2sStaking
    function topUp(uint32 id, uint96 amount) external {
        Node storage active = _activeOfSender(id);
        active.stake += amount;
        emit StakeAdded(id, amount, active.stake);
        VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc IR2sStaking
    function changeVrfKey(uint32 id, bytes calldata vrfKey, bytes calldata possession) external {
        Node storage active = _activeOfSender(id);
        uint256 era = PARAMETERS.era();
        // Two keys are kept: the one before must not be asked for any more.
        if (active.keyFrom >= era) revert VrfKeyPending(id, active.keyFrom, era);
        active.previousKeyHash = active.vrfKeyHash;
        active.vrfKeyHash = _takeKey(id, vrfKey, possession);
        active.keyFrom = uint32(era + 1);
        emit VrfKeyChanged(id, vrfKey, era + 1);
    }

    /// @inheritdoc IR2sStaking
    function bindWorker(uint16 worker, uint32 id) external {
        ITeeRegistry.Worker memory bound = TEE_REGISTRY.worker(worker);
        if (bound.account != msg.sender) revert OnlyWorker(worker, bound.account, msg.sender);
        if (!bound.active) revert WorkerRetired(worker);
        if (nodeOfWorker[worker] != 0) revert WorkerTaken(worker, nodeOfWorker[worker]);
        _inState(id, NodeState.Active);
        nodeOfWorker[worker] = id;
        emit WorkerBound(worker, id);
    }

    /// @inheritdoc IR2sStaking
    function releaseWorker(uint16 worker) external {
        uint32 id = nodeOfWorker[worker];
        if (id == 0) revert WorkerNotBound(worker);
        address account = TEE_REGISTRY.worker(worker).account;
        if (msg.sender != account && msg.sender != _nodes[id].account) revert OnlyWorker(worker, account, msg.sender);
        delete nodeOfWorker[worker];
        emit WorkerReleased(worker, id);
    }

    /// @inheritdoc IR2sStaking
    function exit(uint32 id) external {
        Node storage leaving = _activeOfSender(id);
        leaving.state = NodeState.Exiting;
        leaving.exitEra = uint32(PARAMETERS.era());
        emit NodeExiting(id, leaving.exitEra);
    }

    /// @inheritdoc IR2sStaking
    function withdraw(uint32 id) external returns (uint256 amount) {
        Node storage gone = _ofSender(id);
        if (gone.state != NodeState.Exiting && gone.state != NodeState.Expelled) {
            revert NodeStateWrong(id, NodeState.Exiting, gone.state);
        }
        uint256 until = gone.exitEra + PARAMETERS.get(Parameter.StakeCooling);
        uint256 era = PARAMETERS.era();
        if (era < until) revert NodeCooling(id, until, era);
        if (VALIDATORS.contains(gone.validator)) revert StillValidator(id, gone.validator);
        amount = gone.stake;
        gone.stake = 0;
        gone.state = NodeState.Withdrawn;
        delete nodeOfAccount[msg.sender];
        emit StakeWithdrawn(id, amount);
        if (amount != 0) VAULT.release(msg.sender, amount);
    }

    /// @inheritdoc IR2sStaking
    function fine(uint32 id, uint256 basisPoints, address reporter, bool expel) external returns (uint256 amount) {
        address conduct = DIRECTORY.find(CONDUCT);
        if (msg.sender != conduct) revert OnlyConduct(conduct, msg.sender);
        Node storage fined = _known(id);
        amount = fined.stake * basisPoints / WHOLE;
        // forge-lint: disable-next-line(unsafe-typecast) a share of a uint96
        fined.stake -= uint96(amount);
        if (expel && fined.state != NodeState.Withdrawn) {
            fined.state = NodeState.Expelled;
            fined.exitEra = uint32(PARAMETERS.era());
        }
        uint256 bounty = amount * PARAMETERS.get(Parameter.SettleBounty) / WHOLE;
        emit NodeFined(id, amount, bounty, reporter, expel);
        if (bounty != 0) VAULT.release(reporter, bounty);
        if (amount != bounty) VAULT.release(DIRECTORY.governor(), amount - bounty);
    }

    /// @inheritdoc IR2sStaking
    function node(uint32 id) external view returns (Node memory) {
        return _known(id);
    }

    /// @inheritdoc IR2sStaking
    function nodeCount() external view returns (uint32) {
        return _nodeCount;
    }

    /// @inheritdoc IR2sStaking
    function standing(uint32 id, uint256 era, uint256 minimum) external view returns (uint256 stake, bytes32 keyHash) {
        Node storage asked = _nodes[id];
        if (asked.state != NodeState.Active) return (0, 0);
        stake = asked.stake;
        if (stake < minimum) return (0, 0);
        keyHash = vrfKeyAt(id, era);
        if (keyHash == 0) stake = 0;
    }

    /// @inheritdoc IR2sStaking
    function vrfKeyAt(uint32 id, uint256 era) public view returns (bytes32) {
        Node storage asked = _nodes[id];
        return era >= asked.keyFrom ? asked.vrfKeyHash : asked.previousKeyHash;
    }

    /// @inheritdoc IR2sStaking
    function minimumStake() public view returns (uint256) {
        return PARAMETERS.get(Parameter.ValidatorStake) * STAKE_UNIT;
    }

    /// @inheritdoc IR2sStaking
    function possessionMessage(address account, bytes calldata vrfKey) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), account, keccak256(vrfKey)));
    }

    /// @inheritdoc IR2sStaking
    function consentDigest(address account) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(CONSENT_TYPE, account)));
    }

    function _checkValidator(address validator, bytes calldata consent) private view {
        if (nodeOfValidator[validator] != 0) revert ValidatorTaken(validator, nodeOfValidator[validator]);
        // A delegated account (EIP-7702) has code too; what seals blocks is a key and nothing else.
        if (validator.code.length != 0) revert ValidatorHasCode(validator);
        (address signer,,) = ECDSA.tryRecoverCalldata(consentDigest(msg.sender), consent);
        if (signer == address(0) || signer != validator) revert ConsentRejected(validator, signer);
    }

    function _takeKey(uint32 id, bytes calldata vrfKey, bytes calldata possession) private returns (bytes32 keyHash) {
        if (vrfKey.length != Bls12381.G2_SIZE) revert VrfKeyLength(Bls12381.G2_SIZE, vrfKey.length);
        keyHash = keccak256(vrfKey);
        if (_nodeOfKey[keyHash] != 0) revert VrfKeyTaken(keyHash, _nodeOfKey[keyHash]);
        bool proven = !Bls12381.isInfinity(vrfKey)
            && BlsSignature.verify(POSSESSION_PURPOSE, possessionMessage(msg.sender, vrfKey), vrfKey, possession);
        if (!proven) revert VrfPossessionRejected(keyHash);
        _nodeOfKey[keyHash] = id;
    }

    function _known(uint32 id) private view returns (Node storage known) {
        known = _nodes[id];
        if (known.state == NodeState.None) revert NodeUnknown(id);
    }

    function _inState(uint32 id, NodeState expected) private view {
        Node storage known = _known(id);
        if (known.state != expected) revert NodeStateWrong(id, expected, known.state);
    }

    function _ofSender(uint32 id) private view returns (Node storage own) {
        own = _known(id);
        if (own.account != msg.sender) revert OnlyNode(id, own.account, msg.sender);
    }

    function _activeOfSender(uint32 id) private view returns (Node storage own) {
        own = _ofSender(id);
        _inState(id, NodeState.Active);
    }
}
