// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {Chunk} from "./Chunk.sol";
import {ChunkTree} from "./ChunkTree.sol";
import {DefaultRule} from "./DefaultRule.sol";
import {IAiGapFaults} from "./IAiGapFaults.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Seats} from "./Seats.sol";

/// @title Equivocation and malformed updates.
/// @custom:security Nobody can be framed: two signatures of one account over different updates of one round exist only where it signed
/// both (the typed data names chain, contract, task and round), and a chunk is held against the root that the seat itself revealed.
/// A commitment is no root: it counts only once it was opened. Who loses its journal and trains a round again must not sign again.
/// A contract that holds a seat cannot be proved an equivocator, for it has no key. Nothing is called but AiGapRounds.
contract AiGapFaults is IAiGapFaults, EIP712 {
    bytes32 private constant UPDATE = keccak256("Update(uint256 task,uint256 round,bytes32 root,bytes32 fid)");
    uint256 private constant COMPACT_LENGTH = 64;

    IAiGapRounds private immutable ROUNDS;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
    }

    /// @inheritdoc IAiGapFaults
    function equivocation(uint256 task, uint256 round, uint256 seat, Manifest calldata one, Manifest calldata other)
        external
    {
        uint256 latest = ROUNDS.roundOf(task).number;
        if (round == 0 || round > latest) revert RoundNotPlayed(latest, round);
        if (one.root == other.root && one.fid == other.fid) revert ManifestsEqual(one.root, one.fid);
        address account = ROUNDS.seatOf(task, seat).account;
        _checkSigned(account, task, round, one);
        _checkSigned(account, task, round, other);
        emit Equivocated(task, round, seat, msg.sender, one.root, other.root);
        ROUNDS.expel(task, seat, msg.sender, false);
    }

    /// @inheritdoc IAiGapFaults
    function malformed(uint256 task, uint256 seat, uint256 index, bytes calldata chunk, bytes32[] calldata siblings)
        external
    {
        bytes32 root = ROUNDS.seatOf(task, seat).update;
        IAiGapRounds.State memory state = ROUNDS.stateOf(task);
        if (!Seats.has(_revealed(state), seat)) revert UpdateNotRevealed(task, seat);
        uint256 components = state.plan.components;
        ChunkTree.checkLeaf(root, chunk, index, ChunkTree.chunksOf(components), siblings);
        int256[64] memory values = Chunk.unpack(chunk);
        for (uint256 j; j < values.length; ++j) {
            uint256 component = 64 * index + j;
            int256 bound = component < components ? DefaultRule.UPDATE_BOUND : int256(0);
            if (values[j] > bound || values[j] < -bound) {
                emit UpdateMalformed(task, state.round.number, seat, msg.sender, component);
                return ROUNDS.expel(task, seat, msg.sender, true);
            }
        }
        revert UpdateInRange(task, seat, index);
    }

    /// @inheritdoc IAiGapFaults
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// @inheritdoc IAiGapFaults
    function manifestDigest(uint256 task, uint256 round, bytes32 root, bytes32 fid) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(UPDATE, task, round, root, fid)));
    }

    /// @dev Seats whose `update` is a root of this round.
    function _revealed(IAiGapRounds.State memory state) private pure returns (uint256) {
        IAiGapRounds.Phase phase = state.round.phase;
        if (phase == IAiGapRounds.Phase.Reveal) return state.round.done;
        bool isLater = phase > IAiGapRounds.Phase.Reveal && phase <= IAiGapRounds.Phase.Challenge;
        return isLater ? state.ballot.revealed : 0;
    }

    function _checkSigned(address expected, uint256 task, uint256 round, Manifest calldata manifest) private view {
        address actual;
        if (manifest.signature.length == COMPACT_LENGTH) {
            (actual,,) = ECDSA.tryRecover(
                manifestDigest(task, round, manifest.root, manifest.fid),
                bytes32(manifest.signature[:32]),
                bytes32(manifest.signature[32:])
            );
        }
        if (actual == address(0) || actual != expected) revert ManifestSignature(expected, actual);
    }
}
