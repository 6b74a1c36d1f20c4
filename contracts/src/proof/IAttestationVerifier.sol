// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Says whether an enclave of known code holds certain keys (protocol.md section 12).
interface IAttestationVerifier {
    enum Level {
        None,
        Software, // a devnet authority vouches; protects nobody from the operator of the machine
        Hardware
    }

    error AttestationRejected(string cause);

    /// @param subject the worker's account
    /// @param keysDigest keccak256 over every key the worker registers
    /// @param report what the platform signed; its form is the verifier's own
    /// @return level never None; reverts with AttestationRejected otherwise
    function verify(address subject, bytes32 keysDigest, bytes calldata report) external view returns (Level level);
}
