// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Proofs that a participant broke the rules (ADR 0039). Statistical outliers do not.
interface IAiGapFaults {
    /// @notice What a participant signs for each update that it hands to the others: EIP-712
    /// Update(uint256 task,uint256 round,bytes32 root,bytes32 fid).
    /// @param signature compact (EIP-2098), 64 bytes
    struct Manifest {
        bytes32 root;
        bytes32 fid;
        bytes signature;
    }

    event Equivocated(
        uint256 indexed task,
        uint256 indexed round,
        uint256 indexed seat,
        address challenger,
        bytes32 one,
        bytes32 other
    );
    event UpdateMalformed(
        uint256 indexed task, uint256 indexed round, uint256 indexed seat, address challenger, uint256 component
    );

    error RoundNotPlayed(uint256 latest, uint256 actual);
    error ManifestsEqual(bytes32 root, bytes32 fid);
    error ManifestSignature(address expected, address actual);
    error UpdateNotRevealed(uint256 task, uint256 seat);
    error UpdateInRange(uint256 task, uint256 seat, uint256 index);

    /// @notice One seat signed two updates for one round.
    function equivocation(uint256 task, uint256 round, uint256 seat, Manifest calldata one, Manifest calldata other)
        external;

    /// @notice Chunk `index` of the update that a seat has revealed in this round holds a component above 2^19 in magnitude, or one
    /// beyond P that is not 0.
    /// @param siblings lowest first
    function malformed(uint256 task, uint256 seat, uint256 index, bytes calldata chunk, bytes32[] calldata siblings)
        external;

    /// @notice EIP-712 digest of a manifest.
    function manifestDigest(uint256 task, uint256 round, bytes32 root, bytes32 fid) external view returns (bytes32);
    function domainSeparator() external view returns (bytes32);
}
