// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a buyer may look at before it pays (protocol.md section 9, ADR 0035).
/// @notice The holder of a certificate names a public file as its preview: a small picture, a first page, some seconds. It is the
/// holder's word that it shows the work; whoever doubts compares identifiers.
interface IPreviews {
    /// @notice `fid` is the file's id, zero where there is no preview any more.
    event PreviewChanged(uint256 indexed certificate, bytes32 fid);

    error OnlyPreviewHolder(uint256 certificate, address expected, address actual);

    /// @notice Holder: `fid` is the preview from now on; zero takes it back.
    function setPreview(uint256 certificate, bytes32 fid) external;
    /// @notice Id of the public file, zero for none.
    function previewOf(uint256 certificate) external view returns (bytes32 fid);
}
